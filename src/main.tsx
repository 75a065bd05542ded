import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import '@/ui/base.css';
import '@/i18n';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '@/app/app';
import { prepareRowsWorker } from '@/data/worker/rows-worker';
import { applyMood, currentAppearance, moodOf } from '@/ui/appearance';

applyMood(moodOf(currentAppearance()));
prepareRowsWorker();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
