import { describe, expect, it } from "vitest";
import { anOccurrence, aPart, aRule } from "#tests/support/alert-cases.ts";
import { dayOf, decide, placeOf, type Question, type Standing } from "./decide.ts";
import type { Blackout, OperatingHours } from "./quiet.ts";

const NOON = "2026-11-29T12:00:00Z"; // a Sunday
const at = (seconds: number) => new Date(Date.parse(NOON) + seconds * 1_000);

const ask = (over: Partial<Question>) =>
  decide({
    ...{ rules: [aRule()], events: [anOccurrence()], tagsOf: new Map(), silences: [], standing: [] },
    ...{ memory: { lastTold: new Map(), toldOn: new Map() }, timeZone: "UTC", clock: (event) => event.at },
    ...over,
  });

const CLOSED: OperatingHours = {
  ...{ kind: "operating_hours", name: "Weekdays", timeZone: "UTC", ruleIds: [], days: [1] },
  ...{ beginsMinute: 480, endsMinute: 1_080 },
};
const OPEN = { ...CLOSED, name: "Sundays", days: [7] };
const BLACKOUT: Blackout = {
  ...{ kind: "blackout", name: "Move", timeZone: "UTC", ruleIds: [], isYearly: false },
  ...{ beginsLocal: "2026-11-29T00:00", endsLocal: "2026-11-30T00:00" },
};
const limited = aRule({ cooldownSeconds: 3_600, dailyLimit: 5 });
const TOLD = {
  lastTold: new Map([[placeOf("rule", "job_failed", "orders"), at(-60)]]),
  toldOn: new Map([[dayOf("rule", at(0), "UTC"), 5]]),
};

describe("an alert is kept quiet", () => {
  it.each<[string, Partial<Question>, string | undefined]>([
    ["by nothing where nothing is in the way", {}, undefined],
    [
      "first by operating hours",
      { silences: [CLOSED, BLACKOUT], memory: TOLD, rules: [limited] },
      "operating_hours",
    ],
    [
      "then by a blackout",
      { silences: [CLOSED, OPEN, BLACKOUT], memory: TOLD, rules: [limited] },
      "blackout",
    ],
    ["then by a cooldown", { silences: [OPEN], memory: TOLD, rules: [limited] }, "cooldown"],
    [
      "at last by the limit of a day",
      { memory: { ...TOLD, lastTold: new Map() }, rules: [limited] },
      "daily_limit",
    ],
    ["by no cooldown of another asset", { memory: TOLD, rules: [aRule({ cooldownSeconds: 30 })] }, undefined],
    ["by none that is for another rule", { silences: [{ ...BLACKOUT, ruleIds: ["other"] }] }, undefined],
  ])("%s", (_name, over, by) => {
    expect(ask(over)[0]?.suppressed?.by).toBe(by);
  });

  it("with a sentence that names what keeps it", () => {
    expect(ask({ silences: [CLOSED] })[0]?.suppressed?.because).toBe(
      "It was outside operating hours: Weekdays (08:00 to 18:00, UTC).",
    );
    expect(ask({ memory: TOLD, rules: [limited] })[0]?.suppressed?.because).toBe(
      "The rule waits 1 hour between two alerts of an asset.",
    );
  });

  it("by what the same batch has told before it", () => {
    const events = [0, 90, 180].map((seconds) =>
      anOccurrence({ at: at(seconds), assetId: `asset-${seconds}`, cause: `cause-${seconds}` }),
    );
    const drafts = ask({ rules: [aRule({ dailyLimit: 2 })], events });
    expect(drafts.map(({ suppressed }) => suppressed?.by)).toEqual([undefined, undefined, "daily_limit"]);
  });

  it("by a limit that begins anew with the day of the zone", () => {
    const late = anOccurrence({ at: new Date("2026-11-29T22:59:00Z") });
    const early = anOccurrence({ at: new Date("2026-11-29T23:01:00Z") });
    const drafts = ask({
      rules: [aRule({ dailyLimit: 1 })],
      events: [late, early],
      timeZone: "Europe/Berlin",
    });
    expect(drafts.map(({ suppressed }) => suppressed)).toEqual([null, null]);
  });
});

describe("what belongs together is one alert", () => {
  const sizes = (over: Partial<Question>) => ask(over).map(({ items }) => items.length);

  it("where it failed of one cause within a minute", () => {
    const events = [0, 20, 59].map((seconds) => anOccurrence({ at: at(seconds), assetId: `${seconds}` }));
    expect(sizes({ events })).toEqual([3]);
  });

  it("and not where a minute has passed since the first", () => {
    expect(sizes({ events: [0, 40, 61].map((seconds) => anOccurrence({ at: at(seconds) })) })).toEqual([
      2, 1,
    ]);
  });

  it("and not where the cause is another", () => {
    expect(sizes({ events: [anOccurrence(), anOccurrence({ cause: "CREDENTIALS" })] })).toEqual([1, 1]);
  });

  it("where one run tells it, table by table", () => {
    const events = ["items", "orders"].map((table) =>
      anOccurrence({ kind: "freshness_violation", jobId: "run", parts: [aPart("sales", table)] }),
    );
    expect(sizes({ events, rules: [aRule({ kinds: ["freshness_violation"] })] })).toEqual([2]);
  });

  it("where a rule has two reasons to tell of one job, however far apart", () => {
    const events = [
      anOccurrence({ kind: "job_stuck", jobId: "run" }),
      anOccurrence({ kind: "job_slow", jobId: "run", at: at(3_600) }),
    ];
    expect(sizes({ events, rules: [aRule({ kinds: ["job_stuck", "job_slow"] })] })).toEqual([2]);
  });

  it("and never that a job recovered with anything else of it", () => {
    const events = [
      anOccurrence({ kind: "job_recovered", jobId: "run" }),
      anOccurrence({ kind: "job_slow", jobId: "run" }),
    ];
    expect(sizes({ events, rules: [aRule({ kinds: ["job_recovered", "job_slow"] })] })).toEqual([1, 1]);
  });

  const before: Standing = {
    ...{ id: "a", ruleId: "rule", groupKey: "failed NETWORK", jobId: null, kind: "job_failed" },
    ...{ at: at(-30), itemCount: 4, isSuppressed: false },
  };

  it("with one that was written before, which nothing keeps quiet any more", () => {
    const [draft] = ask({ standing: [before], silences: [BLACKOUT] });
    expect(draft).toMatchObject({ alertId: "a", countBefore: 4, suppressed: null });
  });

  it("with one of its job that was written long before", () => {
    const standing = [{ ...before, groupKey: "job_stuck", jobId: "run", at: at(-7_200) }];
    const events = [anOccurrence({ jobId: "run" }), anOccurrence({ jobId: "another" })];
    expect(ask({ standing, events: events.slice(0, 1) })[0]?.alertId).toBe("a");
    expect(ask({ standing, events: events.slice(1) })[0]?.alertId).toBeNull();
  });

  it("but where the first is kept quiet by a cooldown of its own, those that have none are told of", () => {
    const events = ["orders", "billing", "stock"].map((assetId) => anOccurrence({ assetId }));
    const drafts = ask({ rules: [limited], events, memory: { ...TOLD, toldOn: new Map() } });
    expect(drafts.map(({ items, suppressed }) => [items.length, suppressed?.by])).toEqual([
      [1, "cooldown"],
      [2, undefined],
    ]);
  });

  it("also where nobody was told of the one that was written before", () => {
    const standing = [{ ...before, isSuppressed: true }];
    expect(ask({ standing })[0]).toMatchObject({ alertId: null, suppressed: null });
    expect(ask({ standing, silences: [BLACKOUT] })[0]).toMatchObject({
      ...{ alertId: "a", suppressed: { by: "blackout" } },
    });
  });

  it("for each rule that means it", () => {
    expect(ask({ rules: [aRule(), aRule({ id: "other" })] }).map(({ rule }) => rule.id)).toEqual([
      "rule",
      "other",
    ]);
  });
});
