/// A function of two variables, sampled on a grid: a decision boundary, a cost surface.
public struct HeatMap: Hashable, Sendable {
  /// An example of a data set, drawn over the map.
  public struct Example: Hashable, Sendable {
    public let place: Point
    /// 0 or 1.
    public let label: Int

    public init(_ place: Point, label: Int) {
      self.place = place
      self.label = label
    }
  }

  public let title: LocalizedText
  public let x: Plot.Axis
  public let y: Plot.Axis
  /// `values[row][column]`; row 0 is the lowest `y`, column 0 the lowest `x`; the samples are cell centres.
  public let values: [[Double]]
  /// Heights at which a contour line is drawn. A decision boundary has the one level 0.5.
  public let levels: [Double]
  /// True where the areas between the levels are to be filled, as for a decision boundary.
  public let isFilled: Bool
  public let examples: [Example]
  /// Places visited in order, such as the steps of gradient descent.
  public let path: [Point]

  public init(
    _ title: LocalizedText, x: Plot.Axis, y: Plot.Axis, values: [[Double]], levels: [Double],
    isFilled: Bool, examples: [Example] = [], path: [Point] = []
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.values = values
    self.levels = levels
    self.isFilled = isFilled
    self.examples = examples
    self.path = path
  }
}
