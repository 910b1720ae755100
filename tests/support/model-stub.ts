import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { saveLanguageModel } from "#lib/language-model/commands.ts";
import { LanguageModelForm } from "#lib/language-model/schemas.ts";
import { httpReceiver, type Receiver } from "./receivers.ts";

const Sheet = z.object({
  table: z.string(),
  inWords: z.string(),
  columns: z.array(z.object({ name: z.string(), inWords: z.string() })),
});
type Sheet = z.infer<typeof Sheet>;
type Texts = { table: string; columns: { name: string; text: string }[] };

const Asked = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});

/** What came to a stub, as a model would read it. */
export type Heard = { model: string; text: string; items: unknown[]; body: string };

/** What a stub does with a question: says this, answers with a status, says something that is no JSON, or says nothing. */
export type Behaviour = (
  heard: Heard,
) => { says: unknown } | { status: number } | { raw: string } | "silence";

export type ModelStub = AsyncDisposable & {
  address: string;
  heard: Heard[];
  /** The keys it was sent. */
  keys: (string | undefined)[];
  behave(as: Behaviour): void;
  /** What it reports to have used. */
  reports(usage: { prompt_tokens: number; completion_tokens: number } | null): void;
};

/** An endpoint over real HTTP that answers as it is told, and keeps what it heard. */
export async function modelStub(first: Behaviour): Promise<ModelStub> {
  let behave = first;
  let usage: object | null = { prompt_tokens: 100, completion_tokens: 50 };
  const heard: Heard[] = [];
  const keys: (string | undefined)[] = [];
  const receiver: Receiver = await httpReceiver((response, { body, headers }) => {
    const { model, messages } = Asked.parse(JSON.parse(body));
    const text = messages.map(({ content }) => content).join("\n");
    const data = /<data>\n(.*)\n<\/data>/s.exec(text)?.[1] ?? "[]";
    const items = z
      .array(z.object({ data: z.unknown() }))
      .parse(JSON.parse(data))
      .map((item) => item.data);
    const one = { model, text, items, body };
    heard.push(one);
    keys.push(headers.authorization);
    const done = behave(one);
    if (done === "silence") return;
    if ("status" in done)
      return void response.writeHead(done.status).end('{"error":{"message":"<b>secret words</b>"}}');
    const content = "raw" in done ? done.raw : JSON.stringify(done.says);
    response.setHeader("content-type", "application/json").end(
      JSON.stringify({
        ...{ id: "c1", object: "chat.completion", created: 1, model },
        choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }],
        ...(usage && { usage }),
      }),
    );
  });
  return {
    address: new URL("/v1", receiver.address).href,
    heard,
    keys,
    behave: (as) => {
      behave = as;
    },
    reports: (said) => {
      usage = said;
    },
    [Symbol.asyncDispose]: () => receiver[Symbol.asyncDispose](),
  };
}

/** Writes of every table and column with these words. */
export const writing =
  (write: (sheet: Sheet) => Texts): Behaviour =>
  ({ items }) => ({
    says: { answers: items.map((data, at) => ({ item: at + 1, answer: write(Sheet.parse(data)) })) },
  });

/** Says no more than it was told. */
export const honest = writing(({ inWords, columns }) => ({
  table: `Each row is about one ${inWords.toLowerCase()}.`,
  columns: columns.map((column) => ({
    name: column.name,
    text: `Holds the ${column.inWords.toLowerCase()}.`,
  })),
}));

/** Sets up the organization's model as its admin would. */
export async function setUpModel(
  web: PrismaClient,
  scope: Scope,
  { address, publicKey }: { address: string; publicKey: string },
  form: Readonly<Record<string, string | undefined>> = {},
): Promise<void> {
  const settings = LanguageModelForm.parse({
    ...{ address, model: "stub-1", secretKey: "sk-canary-key-8f3a", isOn: "on" },
    ...{
      requestsPerDay: "1000",
      tokensPerDay: "10000000",
      moneyPerMonth: "",
      inputPrice: "1",
      outputPrice: "2",
    },
    ...form,
  });
  await inOrganization(web, scope, (db) => saveLanguageModel(db, scope, publicKey, settings));
}
