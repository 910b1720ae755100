import { TextField } from "#app/_ui/input.tsx";
import { SelectField } from "#app/_ui/select.tsx";
import { TextareaField } from "#app/_ui/textarea.tsx";
import { TLS_MODES } from "#lib/connectors/views.ts";
import { ACCESS_LEVELS } from "#lib/sources/views.ts";
import type { FormValues } from "./form-values.ts";

type SourceFieldsProps = {
  values: FormValues;
  errors: Readonly<Record<string, string>>;
  hasPassword: boolean;
};

const ACCESS_OPTIONS = Object.entries(ACCESS_LEVELS).map(([value, { label }]) => ({ value, label }));
const TLS_OPTIONS = Object.entries(TLS_MODES).map(([value, label]) => ({ value, label }));
/** Credentials are for this one database: no password manager should offer or keep them for Tidewatch itself. */
const PLAIN = { autoComplete: "off", spellCheck: false, autoCapitalize: "none" } as const;

/** The typed fields of a connection, each with its own sentence where it is wrong. */
export function SourceFields({ values, errors, hasPassword }: SourceFieldsProps) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errors[name] });
  return (
    <div className="grid gap-x-4 gap-y-4 sm:grid-cols-6">
      <TextField
        {...field("name")}
        {...PLAIN}
        label="Name"
        hint="How it is called here, for instance orders."
        maxLength={160}
        className="sm:col-span-6"
      />
      <TextField
        {...field("host")}
        {...PLAIN}
        isMono
        label="Host"
        placeholder="db.example.com"
        className="sm:col-span-4"
      />
      <TextField
        {...field("port")}
        {...PLAIN}
        isMono
        label="Port"
        inputMode="numeric"
        className="sm:col-span-2"
      />
      <TextField {...field("database")} {...PLAIN} isMono label="Database" className="sm:col-span-6" />
      <TextField {...field("username")} {...PLAIN} isMono label="User" className="sm:col-span-3" />
      <TextField
        {...PLAIN}
        name="password"
        error={errors.password}
        label="Password"
        type="password"
        autoComplete="new-password"
        placeholder={hasPassword ? "unchanged" : undefined}
        hint={
          hasPassword
            ? "Stored, and readable by nobody here. Needed again when host, port, user or TLS change."
            : "Sealed as it arrives: only the worker can open it."
        }
        className="sm:col-span-3"
      />
      <div className="group/tls grid gap-4 sm:col-span-6">
        <SelectField {...field("tlsMode")} label="TLS" options={TLS_OPTIONS} />
        <TextareaField
          {...field("tlsCa")}
          {...PLAIN}
          isMono
          isOptional
          rows={3}
          label="Certificate authority"
          placeholder="-----BEGIN CERTIFICATE-----"
          hint="PEM, when the server's certificate was not issued by a public authority."
          className="hidden group-has-[option[value=verify-full]:checked]/tls:flex"
        />
      </div>
      <TextareaField
        {...field("includedSchemas")}
        {...PLAIN}
        isMono
        isOptional
        rows={2}
        label="Schemas to include"
        hint="Separated by commas. Empty: all that the role may read."
        className="sm:col-span-3"
      />
      <TextareaField
        {...field("excludedSchemas")}
        {...PLAIN}
        isMono
        isOptional
        rows={2}
        label="Schemas to exclude"
        className="sm:col-span-3"
      />
      <TextField
        {...field("timeLimitSeconds")}
        {...PLAIN}
        label="Time limit, in seconds"
        inputMode="numeric"
        hint="A job that takes longer is stopped on the server and fails."
        className="sm:col-span-3"
      />
      <div className="group/access grid gap-1.5 sm:col-span-6">
        <SelectField {...field("accessLevel")} label="What may be read" options={ACCESS_OPTIONS} />
        <p className="hidden text-12 text-fg-3 group-has-[option:first-child:checked]/access:block">
          {ACCESS_LEVELS.aggregates.reads}
        </p>
        <p className="text-12 text-fg-3 group-has-[option:first-child:checked]/access:hidden">
          {ACCESS_LEVELS.schema_only.reads}
        </p>
      </div>
    </div>
  );
}
