internal import Glibc

/// The time.
public enum Clock {
  /// Milliseconds since 1970.
  public static var milliseconds: Int { read(CLOCK_REALTIME) }

  /// Milliseconds of a clock that nobody sets.
  public static var steadyMilliseconds: Int { read(CLOCK_MONOTONIC) }

  private static func read(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
