export { default } from "./_ui/page-error.client.tsx";
