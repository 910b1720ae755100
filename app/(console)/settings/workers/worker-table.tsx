import { ClockTime, RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { StatusShape } from "#app/_ui/status-shape.tsx";
import { Table, Td, Th } from "#app/_ui/table.tsx";
import type { WorkerState, WorkerView } from "#lib/jobs/workers.ts";

const LOOKS = {
  running: { shape: "completed", word: "Running", text: "text-completed-fg", mark: "text-completed-mark" },
  draining: { shape: "pending", word: "Draining", text: "text-pending-fg", mark: "text-pending-mark" },
  silent: { shape: "failed", word: "Silent", text: "text-failed-fg", mark: "text-failed-mark" },
  stopped: { shape: "cancelled", word: "Stopped", text: "text-cancelled-fg", mark: "text-cancelled-mark" },
} as const satisfies Record<WorkerState, object>;

/** On a phone what is beside the name stands below it. */
export function WorkerTable({ workers }: { workers: readonly WorkerView[] }) {
  return (
    <div className="-mx-5 max-sm:-mx-4">
      <Table
        caption="Workers"
        head={
          <>
            <Th>Worker</Th>
            <Th>State</Th>
            <Th isNumber>Jobs</Th>
            <Th className="max-sm:hidden">Version</Th>
            <Th className="max-md:hidden">Started</Th>
            <Th className="max-sm:hidden">Last heard of</Th>
          </>
        }
      >
        {workers.map((worker) => (
          <tr key={worker.id} data-worker={worker.name}>
            <Td className="py-1.5">
              <span className="wrap-anywhere font-medium">{worker.name}</span>
              <span className="block text-12 text-fg-3 sm:hidden">
                {worker.version}, heard of <RelativeTime at={worker.lastBeatAt} />
              </span>
            </Td>
            <Td>
              <State worker={worker} />
            </Td>
            <Td isNumber className="whitespace-nowrap">
              <Jobs worker={worker} />
            </Td>
            <Td className="num max-sm:hidden">{worker.version}</Td>
            <Td className="whitespace-nowrap text-fg-2 max-md:hidden">
              <RelativeTime at={worker.startedAt} />
            </Td>
            <Td className="whitespace-nowrap text-fg-2 max-sm:hidden">
              <RelativeTime at={worker.lastBeatAt} />
            </Td>
          </tr>
        ))}
      </Table>
    </div>
  );
}

function State({ worker: { state, since } }: { worker: WorkerView }) {
  const { shape, word, text, mark } = LOOKS[state];
  return (
    <span className={`inline-flex items-center gap-1.5 font-medium ${text}`}>
      <StatusShape of={shape} className={`shrink-0 ${mark}`} />
      <span>
        {word}
        {since && (
          <span className="whitespace-nowrap font-normal">
            {" "}
            since <ClockTime at={since} />
          </span>
        )}
      </span>
    </span>
  );
}

/** Of one that is gone, how many it had is no longer true. */
const Jobs = ({ worker: { state, running, capacity } }: { worker: WorkerView }) =>
  state === "running" || state === "draining" ? (
    <span>
      {running}
      <span className="text-fg-3"> of {capacity}</span>
    </span>
  ) : (
    <span className="text-fg-3">–</span>
  );
