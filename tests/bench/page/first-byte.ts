import { Agent, request } from "node:http";

const WARM = 30;

/** Milliseconds from the request to the answer's first byte, one after another over one connection, once warm. */
export async function measureFirstByte(address: string, cookie: string, requests: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (let count = 0; count < WARM + requests; count += 1) times.push(await timeOne(address, cookie, agent));
  agent.destroy();
  return times.slice(WARM);
}

const timeOne = (address: string, cookie: string, agent: Agent): Promise<number> =>
  new Promise((done, fail) => {
    const startedAt = performance.now();
    request(address, { agent, headers: { cookie, "accept-encoding": "gzip, br", accept: "text/html" } })
      .on("response", (answer) => {
        let firstAt = Number.NaN;
        if (answer.statusCode !== 200) fail(new Error(`${address} answered ${answer.statusCode}.`));
        answer
          .on("data", () => {
            if (Number.isNaN(firstAt)) firstAt = performance.now();
          })
          .on("end", () => done(firstAt - startedAt));
      })
      .on("error", fail)
      .end();
  });
