import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // Fonts and geodata stay files of their own: an inlined one would be loaded by pages that need none of it.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // The sign-in page loads react, i18n and the client only; antd and the map come after it.
        // A group takes its dependencies along, so what the first page needs is grouped first.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 40 },
            { name: 'start', test: /node_modules[\\/](@supabase|zod|i18next|react-i18next)[\\/]/, priority: 35 },
            {
              name: 'map',
              test: /node_modules[\\/](maplibre-gl|@deck\.gl|@luma\.gl|@math\.gl|@loaders\.gl|pmtiles)[\\/]/,
              priority: 30,
            },
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component|@emotion)[\\/]/, priority: 20 },
          ],
        },
      },
    },
  },
});
