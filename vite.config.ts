import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The pages, built into build/web and served by the program itself; nothing is loaded from elsewhere. */
export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [react()],
  build: { outDir: '../../build/web', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})
