/// Points in time as people and programs write them, in milliseconds since 1970.
public enum Timestamp {
  /// Reads `2026-11-20`, `2026-11-20 23:59`, `2026-11-20T23:59:59.123Z`, `… +08:00`, `… UTC`; without a zone it is UTC.
  public static func read(_ text: String) -> Int? {
    var rest = Substring(text.trimmingBlanks)
    func number(_ digits: Int) -> Int? {
      let word = rest.prefix(digits)
      guard word.count == digits, word.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
      rest = rest.dropFirst(digits)
      return Int(word)
    }
    func skip(_ characters: String) -> Bool {
      guard let first = rest.first, characters.contains(first) else { return false }
      rest.removeFirst()
      return true
    }
    guard let year = number(4), skip("-/"), let month = number(2), skip("-/"), let day = number(2),
      (1...12).contains(month), (1...31).contains(day), year >= 1970
    else { return nil }
    var milliseconds = days(year, month, day) * 86_400_000
    if skip("T "), let hour = number(2), skip(":"), let minute = number(2), hour < 25, minute < 60 {
      milliseconds += (hour * 60 + minute) * 60_000
      if skip(":"), let second = number(2) {
        milliseconds += second * 1000
        if skip(".") {
          let fraction = rest.prefix { $0.isNumber }
          rest = rest.dropFirst(fraction.count)
          milliseconds += Int((String(fraction) + "000").prefix(3)) ?? 0
        }
      }
    }
    rest = Substring(String(rest).trimmingBlanks)
    if rest.isEmpty || rest == "Z" || rest == "UTC" || rest == "GMT" { return milliseconds }
    guard let sign = rest.popFirst(), sign == "+" || sign == "-", let hour = number(2) else { return nil }
    _ = skip(":")
    let minute = number(2) ?? 0
    let offset = hour * 60 + minute
    return milliseconds - (sign == "+" ? 1 : -1) * offset * 60_000
  }

  /// `2026-11-20T23:59:59Z`.
  public static func text(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1000
    var (year, month, day) = (1970, 1, 1)
    var left = seconds / 86400
    // Days to a date, by the 400-year cycle (Hinnant, "chrono-compatible low-level date algorithms").
    left += 719_468
    let era = left / 146_097
    let dayOfEra = left - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let time = seconds % 86400
    return "\(year)-\(two(month))-\(two(day))T\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))Z"
  }

  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
