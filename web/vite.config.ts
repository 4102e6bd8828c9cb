import { defineConfig } from 'vite';
import { tables } from './build/tables';

// The server embeds dist/ and sends everything from its root; file names carry a fingerprint, so that
// they may be kept for ever. Nothing is inlined as data: or as script, which the page's
// content-security policy would refuse.
export default defineConfig({
  plugins: [tables()],
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    outDir: 'dist',
    target: 'es2021',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: {
    port: 5173,
    proxy: {
      '/api': { target: process.env.DRAGOMAN_URL ?? 'http://127.0.0.1:8765', changeOrigin: true },
    },
  },
});
