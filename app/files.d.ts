/** The address at which the browser gets the file. */
declare module "*.woff2" {
  const address: string;
  export default address;
}
