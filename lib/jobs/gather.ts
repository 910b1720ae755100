import { setTimeout as sleep } from "node:timers/promises";
import { isOutage } from "#lib/db/faults.ts";

const MOST_AT_ONCE = 100;

/**
 * Does many of the same thing in one statement: while one is under way, what is asked meanwhile gathers and goes with
 * the next, so that nobody waits when there is little to do, but for `lingerMs`: for those who come just after. Each
 * asker gets their own answer. Where a statement for several fails for another reason than an outage, each is done for
 * itself: one must not fail with its neighbours. An answer may be a promise still: nobody else waits for it.
 */
export function gather<Question, Answer>(
  work: (questions: readonly Question[]) => Promise<readonly (Answer | Promise<Answer>)[]>,
  { lingerMs = 0 } = {},
): (question: Question) => Promise<Answer> {
  type Waiting = { question: Question } & PromiseWithResolvers<Answer>;
  let waiting: Waiting[] = [];
  let isBusy = false;

  async function takeTurns(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    await (lingerMs > 0 ? sleep(lingerMs) : undefined); // either lets askers of the same moment in
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_AT_ONCE);
      waiting = waiting.slice(MOST_AT_ONCE);
      await settle(batch).catch(async (error: unknown) => {
        if (batch.length === 1 || isOutage(error)) for (const { reject } of batch) reject(error);
        else await Promise.all(batch.map((one) => settle([one]).catch(one.reject)));
      });
    }
    isBusy = false;
  }
  async function settle(batch: readonly Waiting[]): Promise<void> {
    const answers = await work(batch.map(({ question }) => question));
    for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer | Promise<Answer>);
  }

  return (question) => {
    const one = { question, ...Promise.withResolvers<Answer>() };
    waiting.push(one);
    void takeTurns();
    return one.promise;
  };
}
