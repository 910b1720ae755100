import { Plus } from "lucide-react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Icon } from "#app/_ui/icon.tsx";

/** While only the sample is there: what to do with what these jobs show. */
export const ConnectInvitation = () => (
  <section
    aria-label="Connect your own database"
    className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-t px-5 py-2 text-13 max-sm:px-4"
  >
    <span className="text-fg-2">These jobs watch a sample database. Yours takes a minute.</span>
    <ButtonLink href="/assets/new" icon={<Icon of={Plus} size={14} />}>
      Connect your own database
    </ButtonLink>
  </section>
);
