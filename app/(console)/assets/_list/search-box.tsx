import { Search } from "lucide-react";
import Form from "next/form";
import { Icon } from "#app/_ui/icon.tsx";
import { Input } from "#app/_ui/input.tsx";

type SearchBoxProps = {
  action: string;
  label: string;
  placeholder: string;
  value: string;
  /** What the address keeps while the search changes. */
  keep?: Readonly<Record<string, string | undefined>>;
};

/** A plain form with an address for an answer: Enter searches, with or without script. */
export function SearchBox({ action, label, placeholder, value, keep = {} }: SearchBoxProps) {
  return (
    <Form action={action} role="search" className="relative w-72 max-w-full max-sm:w-full">
      <Icon
        of={Search}
        size={14}
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-fg-3"
      />
      <Input
        type="search"
        name="q"
        key={value}
        defaultValue={value}
        aria-label={label}
        placeholder={placeholder}
        maxLength={200}
        className="pl-8"
      />
      {Object.entries(keep).map(
        ([name, kept]) => kept && <input key={name} type="hidden" name={name} value={kept} />,
      )}
    </Form>
  );
}
