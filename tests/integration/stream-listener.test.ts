import { randomUUID } from "node:crypto";
import { expect, onTestFinished, vi } from "vitest";
import { listen } from "#lib/realtime/listener.ts";
import { test } from "#tests/support/database.ts";
import { queryOnce } from "#tests/support/server.ts";

test("a listener whose connection is killed listens again, and says that it may have missed something", async ({
  url,
}) => {
  const channel = `c_${randomUUID()}`;
  const stop = new AbortController();
  const heard: string[] = [];
  const onListening = vi.fn();
  const ended = listen({
    connectionString: url,
    role: "tidewatch_web",
    channel,
    onMessage: (payload) => heard.push(payload),
    onListening,
    signal: stop.signal,
  });
  onTestFinished(() => stop.abort());
  await vi.waitFor(() => expect(onListening).toHaveBeenCalledTimes(1), { timeout: 5_000 });

  await queryOnce(url, "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1", [
    `listen:${channel}`,
  ]);
  await vi.waitFor(() => expect(onListening).toHaveBeenCalledTimes(2), { timeout: 10_000 });

  await queryOnce(url, "select pg_notify($1, 'hello')", [channel]);
  await vi.waitFor(() => expect(heard).toEqual(["hello"]), { timeout: 5_000 });
  stop.abort();
  await ended;
});

test("a listener that cannot connect says so and goes on trying until it is stopped", async () => {
  const stop = new AbortController();
  const onTrouble = vi.fn();
  const ended = listen({
    connectionString: "postgresql://nobody@127.0.0.1:1/nowhere",
    role: "tidewatch_web",
    channel: "c",
    onMessage: () => undefined,
    onTrouble,
    signal: stop.signal,
  });
  await vi.waitFor(() => expect(onTrouble.mock.calls.length).toBeGreaterThan(1), { timeout: 10_000 });
  stop.abort();
  await ended;
});
