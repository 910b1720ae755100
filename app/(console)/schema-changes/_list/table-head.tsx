import { ArrowDown } from "lucide-react";
import { Icon } from "#app/_ui/icon.tsx";
import { SelectPageBox } from "#app/_ui/select-box.tsx";
import type { Selection } from "#app/_ui/use-selection.client.tsx";

const HEAD =
  "sticky top-0 z-(--z-sticky) h-8 whitespace-nowrap border-b bg-surface px-2 text-left font-medium text-12 text-fg-3";

type ChangesHeadProps = { selection: Selection; shown: number };

/** As narrow as what they hold allows: the object and the difference take the rest. */
export function ChangesHead({ selection, shown }: ChangesHeadProps) {
  return (
    <thead className="max-sm:sr-only">
      <tr>
        <th scope="col" className={`${HEAD} w-[48px] pr-0 pl-2`}>
          <SelectPageBox selection={selection} shown={shown} />
        </th>
        <th scope="col" className={`${HEAD} w-24`}>
          Severity
        </th>
        <th scope="col" className={`${HEAD} w-[190px] max-lg:w-[150px]`}>
          Change
        </th>
        <th scope="col" className={HEAD}>
          Object
        </th>
        <th scope="col" className={`${HEAD} max-lg:hidden`}>
          Before → after
        </th>
        <th scope="col" className={`${HEAD} w-36 max-md:hidden`}>
          Acknowledged
        </th>
        <th scope="col" aria-sort="descending" className={`${HEAD} w-[100px] pr-5 text-right`}>
          Found <Icon of={ArrowDown} size={12} className="inline" />
        </th>
      </tr>
    </thead>
  );
}
