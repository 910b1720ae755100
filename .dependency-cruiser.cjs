/** The house's boundaries (docs/architecture.md). tests/integration/boundaries.test.ts breaks each of them once. */
const plainModules =
  "(^|/)(status|views|catalog|definition|schemas|format|failure|scope)\\.ts$|^lib/(periods|schema-changes/kinds|engines/tagging/vocabulary|engines/alerts/kinds|alerts/most-shown|metrics/types|jobs/filter|jobs/filter-parts|jobs/waiting-words|jobs/details/(compare-runs|result-facts)|jobs/failure-fixes|jobs/durations/usual|jobs/durations/run|schedules/(cadence|presets|words))\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two modules that need each other are one module, or hide a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-barrels",
      comment: "A file that only passes on others hides where things live and drags everything along.",
      severity: "error",
      from: { pathNot: "^node_modules/" },
      to: { path: "^(app|lib|workers|tests)/.*index[.]tsx?$", pathNot: "[a-z-]index" },
    },
    {
      name: "no-orphans",
      comment: "What nothing reaches is dead or forgotten. Next and vitest find their own files by name.",
      severity: "error",
      from: {
        orphan: true,
        path: "^(app|lib|workers)/",
        pathNot:
          "\\.test\\.tsx?$|\\.d\\.ts$|^lib/db/generated/|^lib/setup/|/(page|layout|route|error|global-error|not-found|loading|icon)\\.tsx?$",
      },
      to: {},
    },
    {
      name: "no-unresolvable",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "\\.css$" },
    },
    {
      name: "pages-share-parts-alone",
      comment:
        "What one page offers another stands in its _parts; how it lists and details is its own affair.",
      severity: "error",
      from: { path: "^app/\\(console\\)/([^/]+)/" },
      to: {
        path: "^app/\\(console\\)/[^/]+/.*_[a-z]+/",
        pathNot: ["^app/\\(console\\)/$1/", "^app/\\(console\\)/[^/]+/_parts/"],
      },
    },
    {
      name: "lib-knows-no-app",
      comment: "lib is what the worker, the tests and the scripts share.",
      severity: "error",
      from: { path: "^lib/", pathNot: "\\.test\\.ts$" },
      to: { path: "^(app|workers|tests)/" },
    },
    {
      name: "workers-know-no-web",
      comment: "The worker runs without Next and without pages.",
      severity: "error",
      from: { path: "^workers/" },
      to: { path: "^(app/|lib/web/)" },
    },
    {
      name: "web-is-outermost",
      comment: "What needs the request at hand stands at the edge; the rest of lib takes arguments.",
      severity: "error",
      from: { path: "^lib/", pathNot: "^lib/web/" },
      to: { path: "^lib/web/" },
    },
    {
      name: "only-web-knows-next",
      comment: "All the rest also runs in the worker, in tests and in scripts.",
      severity: "error",
      from: { path: "^(lib|workers)/", pathNot: "^lib/web/" },
      to: { path: "node_modules/(next|react|react-dom|server-only)/" },
    },
    {
      name: "engines-are-pure",
      comment: "Data in, data out: engines see each other and the shapes of connectors.",
      severity: "error",
      from: { path: "^lib/engines/", pathNot: "\\.test\\.ts$" },
      to: {
        pathNot:
          "^lib/(engines/|connectors/(connector|sampling|freshness)\\.ts$)|^node_modules/(zod|libpg-query|popular-english-words)/|^crypto$",
      },
    },
    {
      name: "connectors-behind-open",
      comment: "A customer's database is reached through the interface alone, and only inside a job.",
      severity: "error",
      from: { pathNot: "^(lib/connectors/|tests/)" },
      to: {
        path: "^lib/connectors/",
        pathNot: "^lib/connectors/(connector|sampling|freshness|profiling|open|failure|grants|views)\\.ts$",
      },
    },
    {
      name: "connectors-open-in-a-job",
      comment:
        "What opens a customer's database is a job: it can be seen, cancelled, and is bounded in time.",
      severity: "error",
      from: { pathNot: "^(lib/connectors/|lib/jobs/threads/|tests/)" },
      to: { path: "^lib/connectors/open\\.ts$" },
    },
    {
      name: "connectors-know-no-domain",
      comment: "A connector talks to a database; what the answers mean is not its business.",
      severity: "error",
      from: { path: "^lib/connectors/", pathNot: "\\.test\\.ts$" },
      to: { path: "^lib/", pathNot: "^lib/(connectors/|outbound/|secrets/|errors\\.ts$|jobs/failure\\.ts$)" },
    },
    {
      name: "outbound-knows-no-product",
      comment: "It judges addresses and carries bytes, for whoever has to ask somebody outside.",
      severity: "error",
      from: { path: "^lib/outbound/", pathNot: "\\.test\\.ts$" },
      to: { path: "^lib/", pathNot: "^lib/(outbound/|secrets/|errors\\.ts$)" },
    },
    {
      name: "outbound-is-the-way-out",
      comment:
        "What leaves for an address somebody typed resolves, judges and connects in one place; the rest only listens, or talks to our own database.",
      severity: "error",
      from: {
        path: "^(app|lib|workers)/",
        pathNot: "^lib/(outbound|connectors|db|setup)/|^lib/people/mail\\.ts$|\\.test\\.tsx?$",
      },
      to: {
        path: "^(https?|http2|net|tls|dgram|dns|dns/promises|undici)$|^node_modules/(nodemailer|undici)/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "web-sends-nothing-out",
      comment: "Only the worker leaves for addresses that people typed: the web cannot be made to.",
      severity: "error",
      from: { path: "^(app|lib/web)/" },
      to: { path: "^lib/outbound/(connect|http|smtp)\\.ts$" },
    },
    {
      name: "threads-have-no-database",
      comment: "A thread may be killed at any moment: what is written is the supervisor's to write.",
      severity: "error",
      from: { path: "^(workers/executor|lib/jobs/handlers)\\.ts$" },
      to: { path: "^(lib/db/|lib/web/|node_modules/@prisma/)", reachable: true },
    },
    {
      name: "prisma-behind-db",
      comment: "One place knows how the client is made; everything else has a Db.",
      severity: "error",
      from: { pathNot: "^(lib/db/|tests/support/)" },
      to: { path: "^lib/db/generated/" },
    },
    {
      name: "browser-takes-only-plain-lib",
      comment: "What a browser file imports is shipped to browsers.",
      severity: "error",
      from: { path: "\\.client\\.tsx$" },
      to: { path: "^lib/", pathNot: plainModules, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "plain-stays-plain",
      comment: "Modules that browsers may load reach no server code behind their back.",
      severity: "error",
      from: { path: `^lib/.*${plainModules}`, pathNot: "^lib/(web/|connectors/(?!views))" },
      to: {
        path: "^(lib|node_modules)/",
        pathNot: `^node_modules/(zod|croner|cronstrue)/|${plainModules}|^lib/(errors|sources/schema-list)\\.ts$`,
        dependencyTypesNot: ["type-only"],
      },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: "specify",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^lib/db/generated/internal|^\\.next|\\.css$" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
