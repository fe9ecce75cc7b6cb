/** The guess of one of the fourteen predictors, from the pixels around. */
export function predict(mode: number, left: number, top: number, topLeft: number, topRight: number): number {
  switch (mode) {
    case 1:
      return left;
    case 2:
      return top;
    case 3:
      return topRight;
    case 4:
      return topLeft;
    case 5:
      return average(average(left, topRight), top);
    case 6:
      return average(left, topLeft);
    case 7:
      return average(left, top);
    case 8:
      return average(topLeft, top);
    case 9:
      return average(top, topRight);
    case 10:
      return average(average(left, topLeft), average(top, topRight));
    case 11:
      return select(left, top, topLeft);
    case 12:
      return eachByte((shift) => part(left, shift) + part(top, shift) - part(topLeft, shift));
    case 13: {
      const mean = average(left, top);
      return eachByte((shift) => {
        const value = part(mean, shift);
        return value + Math.trunc((value - part(topLeft, shift)) / 2);
      });
    }
    default:
      return 0xff000000;
  }
}

function part(pixel: number, shift: number): number {
  return (pixel >>> shift) & 0xff;
}

/** Mean of each byte, rounded down. */
function average(a: number, b: number): number {
  return ((((a ^ b) & 0xfefefefe) >>> 1) + (a & b)) >>> 0;
}

function eachByte(valueAt: (shift: number) => number): number {
  let pixel = 0;
  for (let shift = 0; shift < 32; shift += 8) pixel |= Math.max(0, Math.min(255, valueAt(shift))) << shift;
  return pixel >>> 0;
}

/** Left or top, whichever is nearer to left + top − topLeft. */
function select(left: number, top: number, topLeft: number): number {
  let toLeft = 0;
  let toTop = 0;
  for (let shift = 0; shift < 32; shift += 8) {
    toLeft += Math.abs(part(top, shift) - part(topLeft, shift));
    toTop += Math.abs(part(left, shift) - part(topLeft, shift));
  }
  return toLeft < toTop ? left : top;
}
