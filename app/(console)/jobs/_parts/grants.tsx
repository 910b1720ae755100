import { CodeBlock } from "#app/_ui/code-block.tsx";

/** What opens schemas that the role may not read yet. */
export const Grants = ({ statements }: { statements: string }) => (
  <div className="grid min-w-0 gap-1.5 text-13">
    <p>To have them read too, run this as their owner:</p>
    <CodeBlock code={statements} label="the statements" />
  </div>
);
