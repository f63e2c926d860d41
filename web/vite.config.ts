import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** What several pages share comes in files of at least about this size, before compression. */
const SMALL_CHUNK_BYTES = 24 * 1024;

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": { target: process.env.PLUMBLINE_URL ?? "http://127.0.0.1:8365" } },
  },
  build: {
    // Assets stay files of their own: the content security policy allows no data: scripts or fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Shared files name one another both ways: what one needs at its beginning is made before.
        strictExecutionOrder: true,
        // A chunk is named by all pages that share it, which is no name for a file.
        chunkFileNames: ({ name }) =>
          name.startsWith("shared~") ? "assets/shared-[hash].js" : "assets/[name]-[hash].js",
        codeSplitting: {
          groups: [
            // A browser asks for six files at a time over HTTP/1.1: many small ones make the first page wait.
            { name: "entry", tags: ["$initial"], priority: 2 },
            {
              name: "shared",
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: SMALL_CHUNK_BYTES,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test/setup.ts"],
    testTimeout: 20_000,
  },
});
