import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { packPages } from './scripts/pack-pages.ts'

/**
 * What many pages share comes in one file 合并小文件: over HTTP/1.1 fifty files of two kilobytes wait for each other longer than they take. What few
 * pages need stays with them. What the start itself needs is apart, so that its styles come before those of the pages, which go beyond them.
 */
const groups = [
  { name: 'libraries', test: /[\\/]node_modules[\\/]/, tags: ['$initial' as const], priority: 2 },
  { name: 'start', test: /[\\/]src[\\/]/, tags: ['$initial' as const], priority: 1 },
  { name: 'shared', test: /[\\/]src[\\/]/, minShareCount: 3 },
]

/**
 * The pages, built into build/web and served by the program itself; nothing is loaded from elsewhere. Written for Chromium 86, which is what
 * office browsers of these years stand on (docs/testing.md).
 */
export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [react(), packPages()],
  resolve: { alias: { zod: join(import.meta.dirname, 'src', 'web', 'no-schemas.ts') } },
  build: {
    outDir: '../../build/web',
    emptyOutDir: true,
    target: 'chrome86',
    cssTarget: 'chrome86',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
})
