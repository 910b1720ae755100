/** Three dots as one box: a picture of them is four elements, and every row of a list has one. */
export const Dots = () => (
  <span
    aria-hidden="true"
    className="h-4 w-3.5 bg-[radial-gradient(circle,currentColor_1.3px,transparent_1.6px)] bg-size-[calc(100%/3)_100%]"
  />
);
