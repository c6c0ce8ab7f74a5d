/// Cuts lines off at the frame of a plot.
enum Clipping {
  typealias Point = (x: Double, y: Double)

  /// The parts of a line through `points` that lie in the unit square; it breaks where a point is not finite.
  static func pieces(of points: [Point]) -> [[Point]] {
    var pieces: [[Point]] = []
    var current: [Point] = []
    for (one, two) in zip(points, points.dropFirst()) {
      guard let (start, end) = segment(one, two) else {
        if current.count > 1 { pieces.append(current) }
        current = []
        continue
      }
      if let last = current.last, last == start {
        current.append(end)
      } else {
        if current.count > 1 { pieces.append(current) }
        current = [start, end]
      }
    }
    if current.count > 1 { pieces.append(current) }
    return pieces
  }

  static func isInside(_ point: Point) -> Bool {
    (-1e-9...1 + 1e-9).contains(point.x) && (-1e-9...1 + 1e-9).contains(point.y)
  }

  /// Liang and Barsky (1984): the part of a segment inside the square.
  private static func segment(_ one: Point, _ two: Point) -> (Point, Point)? {
    guard one.x.isFinite, one.y.isFinite, two.x.isFinite, two.y.isFinite else { return nil }
    let dx = two.x - one.x
    let dy = two.y - one.y
    var enter = 0.0
    var leave = 1.0
    for (direction, distance) in [(-dx, one.x), (dx, 1 - one.x), (-dy, one.y), (dy, 1 - one.y)] {
      if direction == 0 {
        if distance < 0 { return nil }
      } else if direction < 0 {
        enter = max(enter, distance / direction)
      } else {
        leave = min(leave, distance / direction)
      }
    }
    guard enter <= leave else { return nil }
    let at = { (part: Double) -> Point in (one.x + part * dx, one.y + part * dy) }
    return (enter == 0 ? one : at(enter), leave == 1 ? two : at(leave))
  }
}
