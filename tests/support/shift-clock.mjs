// Loaded into a process before anything else: its wall clock is wrong by CLOCK_SHIFT_MS.
const shiftMs = Number(process.env.CLOCK_SHIFT_MS ?? 0);
const RightDate = globalThis.Date;

class WrongDate extends RightDate {
  constructor(...given) {
    if (given.length === 0) super(RightDate.now() + shiftMs);
    else super(...given);
  }
  static now() {
    return RightDate.now() + shiftMs;
  }
}
globalThis.Date = WrongDate;
