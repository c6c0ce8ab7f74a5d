public import Numerics

/// Six houses for the neuron of unit 1.2; invented.
public enum SixHouses {
  /// Living area in square metres.
  public static let areas: [Double] = [45, 60, 75, 100, 130, 160]
  /// Price in thousands of euros.
  public static let prices: [Double] = [95, 148, 190, 262, 355, 430]
}

/// Where the calories of 100 g come from (unit 2.15).
public enum CalorieTable {
  public static let foods = ["apples", "beef", "eggs", "potatoes"]
  public static let sources = ["carbohydrate", "protein", "fat"]
  /// Kilocalories, one row a source, one column a food.
  public static let kilocalories: Matrix = [
    [56.0, 0.0, 4.4, 68.0],
    [1.2, 104.0, 52.0, 8.0],
    [1.8, 135.0, 99.0, 0.9],
  ]

  /// The share of each source in a food, in percent: two lines, no loop.
  public static var percentages: Matrix {
    let total = kilocalories.sum(along: .rows)
    return 100 * kilocalories / total
  }
}
