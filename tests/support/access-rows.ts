import type { Role } from "#lib/auth/scope.ts";

// Who may do what with every endpoint of the product. In an address, and in what an action is called with, `{job}` is
// the id of a job of the organization that all of this is about, `{token}` any text.

type Address = `/${string}`;

/**
 * Pages, by the least role that sees them: others are told whom to ask. `open` are those before
 * sign-in, `asker` is what one person alone has.
 */
export const PAGES: Partial<Record<Role | "open" | "asker", readonly Address[]>> = {
  open: ["/", "/invitations/{token}", "/reset-password", "/reset-password/{token}", "/setup", "/sign-in"],
  asker: ["/ask/{conversation}"],
  viewer: [
    "/alerts?tab=all",
    "/alerts/{alert}",
    "/alerts/quiet",
    "/alerts/rules",
    "/alerts/rules/{rule}",
    "/alerts/rules/new?source={source}",
    "/ask?q=failed jobs",
    "/assets",
    "/assets/{source}",
    "/assets/{table}",
    "/assets/tables?source={source}",
    "/documentation?source={source}",
    "/freshness?source={source}",
    "/freshness/{table}",
    "/help/using-jobs",
    "/jobs?job={job}",
    "/jobs/{job}",
    "/jobs/failures",
    "/jobs/operations",
    "/jobs/operations/{operation}",
    "/jobs/views/{view}",
    "/lineage?asset={table}",
    "/metrics?source={source}",
    "/metrics/{metric}",
    "/metrics/anomalies?source={source}",
    "/metrics/new?asset={table}",
    "/metrics/tables/{table}",
    "/schema-changes?source={source}",
    "/settings",
    "/settings/classification",
    "/settings/destinations",
    "/settings/organization",
    "/settings/people",
    "/settings/profile",
    "/settings/schedules",
    "/settings/schedules/{schedule}",
    "/settings/schedules/new?source={source}&type=metric_capture",
    "/tags?source={source}",
  ],
  member: ["/settings/workers"],
  admin: [
    "/assets/{source}/edit",
    "/assets/new",
    "/settings/destinations/{destination}",
    "/settings/destinations/mail",
    "/settings/destinations/new?kind=email",
    "/settings/language-model",
  ],
};

/** Route handlers, likewise: others are answered 403, and whoever is not signed in 401. */
export const ROUTES: Partial<Record<Role | "open", readonly Address[]>> = {
  open: ["/api/health", "/icon.svg"],
  viewer: [
    "/api/alerts/open",
    "/api/assets/export?format=csv&organization={organization}",
    "/api/commands?q={mark}",
    "/api/documentation/export?format=markdown&source={source}",
    "/api/jobs/{job}",
    "/api/jobs/{job}/log?format=text",
    "/api/jobs/changes?organization={organization}",
    "/api/jobs/counts?source={source}",
    "/api/jobs/export?format=json&source={source}",
    "/api/jobs/matching?ids={job}",
    "/api/jobs/operations?organization={organization}",
    "/api/jobs/operations/{operation}/export?format=csv",
    "/api/jobs/stream?organization={organization}",
    "/api/metrics/anomalies/export?format=csv&source={source}",
    "/api/schema-changes/export?format=csv&source={source}",
    "/api/tags/export?format=csv&source={source}",
  ],
  member: [
    "/api/alerts/preview?kinds=job_failed&sourceIds={source}",
    "/api/jobs/operations/chosen?ids={job}",
    "/api/jobs/operations/prospect?verb=retry&source={source}",
  ],
  admin: ["/api/lineage/imports?source={source}&kind=sql&name=statements.sql"],
};

/** The route handlers that take a body. */
export const POSTED: ReadonlySet<string> = new Set(["/api/lineage/imports"]);

/** What it is called with by those who may not; null where there is nothing of an organization to name. */
type Input = Readonly<Record<string, unknown>> | null;

/**
 * Actions by their file, and in it by the least role; `open` are those for people who are not signed in, who show by a
 * password or a token who they are.
 */
export const ACTIONS: Record<string, Partial<Record<Role | "open", Record<string, Input>>>> = {
  "(console)/_shell": {
    viewer: { chooseTheme: null, goToOrganization: { organizationId: "{organization}" }, signOut: null },
  },
  "(console)/alerts": {
    member: {
      act: { verb: "resolve", ids: ["{alert}"] },
      addNote: { alertId: "{alert}", note: "Seen." },
      dropRule: { id: "{rule}" },
      dropSilence: { id: "{silence}" },
      submitRule: { id: "{rule}", name: "Taken over", kinds: "job_failed" },
      submitSilence: {
        ...{ id: "{silence}", kind: "blackout", name: "Taken over", timeZone: "UTC" },
        ...{ begins: "2026-01-01T00:00", ends: "2036-01-01T00:00" },
      },
      turn: { id: "{rule}", isEnabled: false },
    },
  },
  "(console)/ask": {
    viewer: {
      askQuestion: { q: "failed jobs", conversationId: "{conversation}" },
      changeQuestion: { turnId: "{conversation}", part: "status", value: "failed", from: "", to: "" },
      removeConversation: { id: "{conversation}" },
    },
  },
  "(console)/assets": {
    admin: {
      removeSourceNow: { id: "{source}", confirmation: "{mark}" },
      submitSource: {
        ...{ sourceId: "{source}", intent: "save", name: "Taken over", host: "db.example.com", port: "5432" },
        ...{ database: "orders", username: "tidewatch_reader", password: "secret", tlsMode: "disable" },
      },
    },
  },
  "(console)/documentation": {
    member: {
      decide: { assetId: "{table}", decision: "accepted", texts: [{ column: "id", text: "A text." }] },
      edit: { assetId: "{table}", column: "id", text: "Taken over." },
      takeBack: { assetId: "{table}", column: "id" },
    },
  },
  "(console)/freshness": { member: { saveFreshness: { assetId: "{table}", held: "off" } } },
  "(console)/jobs": {
    viewer: { chooseColumns: null, chooseDensity: null, chooseTrend: null },
    member: {
      cancelJob: { id: "{running}" },
      retryJob: { id: "{job}" },
      runJob: { type: "asset_discovery", sourceId: "{source}" },
    },
  },
  "(console)/jobs/_views": {
    viewer: {
      changeThisView: { id: "{view}", name: "Taken over" },
      deleteThisView: { id: "{view}" },
      saveThisView: null,
    },
  },
  "(console)/jobs/failures": { member: { retryCause: { groupId: "{failure}", requestKey: "{request}" } } },
  "(console)/jobs/operations": {
    member: {
      cancelOrRetryChosen: { ids: ["{running}"], requestKey: "{request}", verb: "cancel", reason: "" },
      cancelOrRetryMatching: {
        ...{ organizationId: "{organization}", filter: { tab: "failed" }, upTo: "{running}", count: 5 },
        ...{ requestKey: "{request}", verb: "retry", reason: "" },
      },
      stop: { id: "{operation}" },
    },
  },
  "(console)/lineage": {
    admin: { importStatistics: { sourceId: "{source}" }, removeThisImport: { id: "{import}" } },
  },
  "(console)/metrics": {
    member: {
      addMetricsTo: { assetId: "{table}", metrics: [{ type: "null_percent", columnName: "id" }] },
      markValue: { metricId: "{metric}", capturedAt: "2026-01-01T00:00:00Z", mark: "wrong" },
      removeMetricsNow: { ids: ["{metric}"] },
      saveMetric: { id: "{metric}", isEnabled: false },
      saveMetricSettings: { id: "{metric}", sensitivity: "9" },
    },
    admin: {
      addCustom: { assetId: "{table}", name: "Rows", sql: "select count(*) from shop.orders" },
      checkStatementText: null,
      saveStatement: { id: "{metric}", name: "Rows", sql: "select 1" },
      startTrial: { assetId: "{table}", sql: "select count(*) from shop.orders" },
    },
  },
  "(console)/schema-changes": {
    member: {
      acknowledge: { ids: ["{change}"] },
      acknowledgeAll: { filter: {}, newest: "{change}", count: 1, isEverything: true },
      reopen: { ids: ["{change}"] },
      undo: null,
    },
  },
  "(console)/settings/classification": {
    member: { addRule: null, removeRule: { id: "{tagRule}" }, saveFamilies: null },
  },
  "(console)/settings/destinations": {
    admin: {
      remove: { id: "{destination}" },
      removeMail: null,
      resume: { id: "{destination}" },
      rotate: { id: "{destination}" },
      sendTest: { id: "{destination}" },
      submitDestination: {
        ...{ id: "{destination}", kind: "email", name: "Taken over", recipients: "eve@example.com" },
      },
      submitMail: null,
      turnOff: { id: "{destination}" },
    },
  },
  "(console)/settings/language-model": { admin: { removeModel: null, saveModel: null, testModel: null } },
  "(console)/settings/organization": { admin: { saveOrganization: null } },
  "(console)/settings/people": {
    admin: {
      giveRole: { userId: "{person}", role: "owner" },
      invitePerson: null,
      makeResetLink: { userId: "{person}" },
      removePerson: { userId: "{person}" },
      takeInvitationBack: { invitationId: "{invitation}" },
    },
  },
  "(console)/settings/profile": {
    viewer: {
      changePassword: null,
      endOtherSessions: null,
      endSession: { sessionId: "{session}" },
      saveName: null,
      savePreferencesHere: null,
    },
  },
  "(console)/settings/schedules": {
    admin: {
      pause: { ids: ["{schedule}"] },
      resume: { ids: ["{schedule}"] },
      submitSchedule: {
        ...{ sourceId: "{source}", jobType: "asset_discovery", cadence: "hourly", timeZone: "UTC" },
        ...{ jitterMinutes: "0" },
      },
    },
  },
  "(console)/tags": {
    member: {
      decide: { places: [{ assetId: "{table}", column: "id", tag: "pii:email" }], decision: "added" },
    },
  },
  "(entry)/invitations/[token]": { open: { acceptAsNewcomer: null, acceptSignedIn: null } },
  "(entry)/reset-password": { open: { requestReset: null } },
  "(entry)/reset-password/[token]": { open: { setNewPassword: null } },
  "(entry)/setup": { open: { claimAsNewcomer: null, claimSignedIn: null } },
  "(entry)/sign-in": { open: { signInHere: null, signOutHere: null } },
};
