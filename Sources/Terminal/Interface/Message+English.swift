extension Message {
  var english: String {
    switch self {
    case .value(let value): "value \(value)"
    case .gradient(let value): "derivative of the output \(value)"
    case .localDerivative(let name, let value): "from \(name), local derivative \(value)"
    case .graphLegend: "Above: the value. Below: the derivative of the output."
    case .arrowLegend: "On an arrow: the local derivative."
    case .curve(let name, let from, let to, let low, let high):
      "\(name): from \(from) to \(to), lowest at \(low), highest at \(high)."
    case .contourLevels: "contour lines at"
    case .pathStart: "start"
    case .pathEnd: "end"
    case .heatRange(let low, let high): "Values from \(low) to \(high)."
    case .heatShare(let share, let level): "\(share) of the area is at or above \(level)."
    case .path(let from, let to, let steps): "A path of \(steps) steps leads from \(from) to \(to)."
    case .doesNotFit: "does not fit"
    case .repeated(let down, let right):
      right <= 1
        ? "repeated \(down) times downwards"
        : down <= 1
          ? "repeated \(right) times to the right" : "repeated \(down) times downwards, \(right) to the right"
    case .units(let count, let title): title.isEmpty ? "\(count) units" : "\(title), \(count) units"
    case .weight(let from, let to, let weight): "weight from unit \(from) to unit \(to): \(weight)"
    case .image(let width, let height, let mean):
      "A picture of \(width) by \(height) pixels, mean brightness \(mean)."
    case .picture: "picture:"
    }
  }
}
