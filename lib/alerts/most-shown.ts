/** Every page says how many are open: it is not worth counting more of them. Alone, since it goes to the browser with every page. */
export const MOST_SHOWN_OPEN = 99;
