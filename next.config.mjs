/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["graphile-worker", "libpg-query", "pg"],
  // `npm run check` type-checks the whole tree; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Loading every page at the start makes the first one wait for all the others.
  experimental: { preloadEntriesOnStart: false },
  allowedDevOrigins: ["127.0.0.1"],
};
