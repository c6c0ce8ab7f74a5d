/// The marks that tell curves and classes apart without colour.
enum PlotMarker: Int, CaseIterable {
  case disc, square, triangle, diamond, ring, cross

  init(_ index: Int) {
    self = PlotMarker.allCases[index % PlotMarker.allCases.count]
  }

  /// The mark around a point, as the commands of a path.
  func path(_ x: Double, _ y: Double, _ r: Double) -> String {
    let n = Drawing.number
    switch self {
    case .disc, .ring:
      return "M\(n(x - r)) \(n(y))a\(n(r)) \(n(r)) 0 1 0 \(n(2 * r)) 0a\(n(r)) \(n(r)) 0 1 0 \(n(-2 * r)) 0Z"
    case .square:
      return "M\(n(x - r)) \(n(y - r))h\(n(2 * r))v\(n(2 * r))h\(n(-2 * r))Z"
    case .triangle:
      return
        "M\(n(x)) \(n(y - 1.2 * r))L\(n(x + 1.1 * r)) \(n(y + 0.8 * r))L\(n(x - 1.1 * r)) \(n(y + 0.8 * r))Z"
    case .diamond:
      return
        "M\(n(x)) \(n(y - 1.3 * r))L\(n(x + 1.3 * r)) \(n(y))L\(n(x)) \(n(y + 1.3 * r))L\(n(x - 1.3 * r)) \(n(y))Z"
    case .cross:
      return
        "M\(n(x - r)) \(n(y - r))L\(n(x + r)) \(n(y + r))M\(n(x - r)) \(n(y + r))L\(n(x + r)) \(n(y - r))"
    }
  }

  /// Whether it is drawn by its outline alone.
  var isOpen: Bool { self == .ring || self == .cross }
}
