import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const sourceFolder = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(sourceFolder, file), 'utf8');
const modules = globSync('**/*.module.css', { cwd: sourceFolder });
const components = globSync('**/*.tsx', { cwd: sourceFolder });

/** Each use of a stylesheet: by whom, which of its classes by name, and whether others are picked by a value. */
const uses = components.flatMap((component) => {
  const text = read(component);
  return [...text.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)].map(([, name, path]) => ({
    component,
    module: normalize(join(dirname(component), path!)),
    classes: [...text.matchAll(new RegExp(`\\b${name}\\.(?!module\\b)(\\w+)`, 'g'))].map(([, used]) => used!),
    isPicked: text.includes(`${name}[`),
  }));
});

/** Classes that a stylesheet names, those of libraries left out. */
function classesOf(module: string): string[] {
  const text = read(module)
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/:global\([^)]*\)/g, '');
  const selectors = [...text.matchAll(/([^{};]+)\{/g)].map(([, selector]) => selector!);
  return [
    ...new Set(selectors.flatMap((selector) => [...selector.matchAll(/\.([a-z]\w*)/gi)].map(([, name]) => name!))),
  ];
}

describe('stylesheets', () => {
  it('name every class that a component asks for', () => {
    const missing = uses.flatMap(({ component, module, classes }) => {
      const known = classesOf(module);
      return classes.filter((name) => !known.includes(name)).map((name) => `${component}: ${name}`);
    });
    expect(missing).toEqual([]);
  });

  it('hold no class that nobody asks for', () => {
    const unused = modules.flatMap((module) => {
      const users = uses.filter((use) => use.module === module);
      if (users.some(({ isPicked }) => isPicked)) return [];
      const used = users.flatMap(({ classes }) => classes);
      return classesOf(module)
        .filter((name) => !used.includes(name))
        .map((name) => `${module}: ${name}`);
    });
    expect(unused).toEqual([]);
  });

  it('belong to one component where they bear its name and not that of their folder', () => {
    const borrowed = uses.filter(({ component, module }) => {
      const owner = module.replace('.module.css', '.tsx');
      const isOfFolder = basename(owner, '.tsx') === basename(dirname(owner));
      return components.includes(owner) && owner !== component && !isOfFolder;
    });
    expect(borrowed.map(({ component, module }) => `${component} uses ${module}`)).toEqual([]);
  });
});
