import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import type { ColumnDocumentation } from "#lib/documentation/views.ts";
import { GroundedSentence } from "../../../../documentation/_parts/grounded-sentence.client.tsx";
import { MarkedText } from "../../../../documentation/_parts/marked-text.tsx";
import { EditText } from "./edit-text.client.tsx";
import { ModelVersionBox } from "./model-version.client.tsx";

type DocumentedPlaceProps = {
  assetId: string;
  /** Empty for the table itself. */
  column: string;
  documentation: ColumnDocumentation | null;
  whyNotEdit: string | null;
  isArchived: boolean;
};

/** The table or one column: a person's text where there is one, else the run's with what each sentence rests on. */
export function DocumentedPlace({
  assetId,
  column,
  documentation,
  whyNotEdit,
  isArchived,
}: DocumentedPlaceProps) {
  const { title = "", sentences = [], edited = null, editedByName, editedAt } = documentation ?? {};
  const { editedFromModel, modelVersion = null } = documentation ?? {};
  const written = sentences.map(({ text }) => text).join(" ");
  return (
    <div className="flex min-w-0 items-start gap-2 text-13">
      <div className="min-w-0 flex-1">
        {column !== "" && (
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="wrap-anywhere font-medium">{column}</span>
            {isAnother(title, column) && <span className="text-12 text-fg-3">{title}</span>}
          </p>
        )}
        <div className="wrap-anywhere max-w-[80ch] text-fg-2">
          {edited !== null ? (
            <p className="whitespace-pre-line">
              <MarkedText text={edited} />
            </p>
          ) : sentences.length > 0 ? (
            <p>
              {sentences.map((sentence) => (
                <GroundedSentence key={sentence.text} sentence={sentence} />
              ))}
            </p>
          ) : (
            <p className="text-fg-3">Nothing yet</p>
          )}
        </div>
        {edited !== null && editedAt && (
          <p className="text-12 text-fg-3">
            {editedFromModel ? `The words of ${editedFromModel}, accepted by ` : "Edited by "}
            {editedByName}, <RelativeTime at={editedAt} />
          </p>
        )}
        {modelVersion && modelVersion.decision !== "accepted" && !isArchived && (
          <ModelVersionBox
            place={{ assetId, column }}
            version={modelVersion}
            text={edited ?? written}
            disabledBecause={whyNotEdit}
          />
        )}
      </div>
      {!isArchived && (
        <EditText
          place={{ assetId, column }}
          text={edited ?? written}
          written={edited === null ? null : written}
          disabledBecause={whyNotEdit}
        />
      )}
    </div>
  );
}

/** `Customer id` says no more than `customer_id`. */
const isAnother = (title: string, column: string): boolean =>
  title !== "" && title.toLowerCase().replace(/\W/g, "") !== column.toLowerCase().replace(/[\W_]/g, "");
