public import Numerics

/// Small pictures made from a seed, to try the image classifiers on.
public enum ToyImages {
  /// Pictures of one bar on a noisy ground; label 1 where the bar stands upright.
  public static func bars(seed: UInt32 = 1, count: Int, size: Int = 8) throws(InputError) -> (
    images: [Image], Y: Matrix
  ) {
    guard count > 0 else { throw .size(of: "images", count) }
    guard size > 0 else { throw .size(of: "rows of pixels", size) }
    var random = RandomState(seed: seed)
    var images: [Image] = []
    var labels: [Double] = []
    for _ in 0..<count {
      let upright = random.randint(0, 2) == 1
      let place = random.randint(0, size)
      var values = (0..<size * size * 3).map { _ in Double(random.randint(0, 100)) }
      for along in 0..<size {
        let (row, column) = upright ? (along, place) : (place, along)
        for channel in 0..<3 {
          values[(row * size + column) * 3 + channel] = Double(random.randint(150, 256))
        }
      }
      images.append(try Image(height: size, width: size, values: values))
      labels.append(upright ? 1 : 0)
    }
    return (images, .row(labels))
  }
}
