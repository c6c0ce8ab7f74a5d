/// Colours of heights: lighter to darker all the way, so that grey paper shows them too.
enum Shades {
  /// From pale yellow over green to deep blue, 0 to 1.
  static func height(_ part: Double) -> [UInt8] {
    mixed(part, [(255, 250, 220), (190, 222, 170), (110, 180, 170), (60, 120, 160), (40, 55, 120)])
  }

  /// Two sides of a boundary: pale blue and a darker orange.
  static func side(_ isUpper: Bool) -> [UInt8] { isUpper ? [247, 205, 165] : [226, 238, 250] }

  static func tint(_ part: Double, _ tint: (Int, Int, Int)) -> [UInt8] {
    mixed(part, [(0, 0, 0), tint])
  }

  private static func mixed(_ part: Double, _ stops: [(Int, Int, Int)]) -> [UInt8] {
    guard part.isFinite else { return [128, 128, 128] }
    let place = min(max(part, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    let share = place - Double(index)
    let mix = { (one: Int, two: Int) in UInt8((Double(one) + share * Double(two - one)).rounded()) }
    let (one, two) = (stops[index], stops[index + 1])
    return [mix(one.0, two.0), mix(one.1, two.1), mix(one.2, two.2)]
  }
}
