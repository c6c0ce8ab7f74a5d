internal import Course
internal import Experiments
internal import SourceText

/// Joins a player to a terminal: keys in, frames out, and everything the player wishes for in between.
///
/// One thread does it all. A long run asks now and then whether it is still wanted; that is when keys are read
/// and its progress is drawn.
public final class Session<Device: TerminalDevice> {
  private var player: Player
  private let device: Device
  private var writer: Writer
  private var decoder = KeyDecoder()
  /// Lets the learner edit a text elsewhere; nil where that failed.
  private let edit: (_ text: String, _ ending: String) -> String?
  /// Milliseconds of a clock that only goes forward.
  private let now: () -> Int
  private var wish: Player.Wish?
  private var isOver = false
  /// The step that is on the screen, to see when it is left.
  private var step = ""

  private enum Writer {
    case fullScreen(ScreenWriter)
    case inline(InlineWriter)
  }

  /// - Parameter isInline: Whether frames are drawn below what was written before, finished steps staying above.
  public init(
    _ player: Player, on device: Device, palette: Palette, isInline: Bool = false, now: @escaping () -> Int,
    edit: @escaping (String, String) -> String?
  ) {
    self.player = player
    self.device = device
    self.now = now
    self.edit = edit
    writer = isInline ? .inline(InlineWriter(palette)) : .fullScreen(ScreenWriter(palette))
  }

  /// Goes on until the learner quits or the terminal is gone; the player as it was then.
  public func run() -> Player {
    while !isOver {
      if let wish {
        self.wish = nil
        fulfil(wish)
      } else if let request = player.wantedRun {
        perform(request)
      } else {
        draw()
        take(device.next(within: decoder.isWaiting ? 30 : nil))
      }
    }
    if case .inline(var inline) = writer { device.write(inline.finish()) }
    device.leave()
    return player
  }

  private func draw() {
    let bytes: [UInt8]
    switch writer {
    case .fullScreen(var full):
      bytes = full.update(to: player.frame(device.size))
      writer = .fullScreen(full)
    case .inline(var inline):
      bytes = drawInline(&inline)
      writer = .inline(inline)
    }
    if !bytes.isEmpty { device.write(bytes) }
  }

  private func drawInline(_ inline: inout InlineWriter) -> [UInt8] {
    // As high as the step is, no higher than the window; drawn once to know.
    let size = device.size
    _ = player.frame(size)
    var bytes: [UInt8] = []
    let place = player.lesson.path + "#" + player.step.id
    if !step.isEmpty && place != step { bytes = inline.commit(player.finishedStep) }
    step = place
    let rows = min(max(2, size.rows - 1), max(player.neededRows, 8))
    return bytes + inline.update(to: player.frame(Size(columns: size.columns, rows: rows)))
  }

  private func invalidate() {
    switch writer {
    case .fullScreen(var full):
      full.invalidate()
      writer = .fullScreen(full)
    case .inline(var inline):
      inline.invalidate()
      writer = .inline(inline)
    }
  }

  private func take(_ event: TerminalEvent) {
    switch event {
    case .bytes(let bytes): decoder.decode(bytes).forEach(take)
    case .timeout: decoder.flush().forEach(take)
    case .resized: break
    case .continued: invalidate()
    case .closed: isOver = true
    }
  }

  private func take(_ input: KeyInput) {
    if isOver || wish != nil { return }
    wish = player.handle(input)
  }

  private func fulfil(_ wish: Player.Wish) {
    switch wish {
    case .quit: isOver = true
    case .suspend:
      device.suspend()
      invalidate()
    case .edit(let text, let ending):
      device.leave()
      let edited = edit(text, ending)
      device.enter()
      invalidate()
      player.edited(edited)
    }
  }

  // MARK: Runs

  private func perform(_ request: RunRequest) {
    do throws(ExperimentError) {
      let experiment = try Experiment.named(request.experiment)
      var lastLook = now()
      var lastDrawing = lastLook
      // Asked again after it said so: keys that came meanwhile are for the next frame.
      var isCancelled = false
      let result = try experiment.run(
        request.values.mapValues { ParameterValue($0) },
        progress: { [self] share in
          let time = now()
          guard time - lastDrawing >= 40 else { return }
          lastDrawing = time
          player.take(.running(share), of: request)
          draw()
        },
        isCancelled: { [self] in
          let time = now()
          if !isCancelled && time - lastLook >= 8 {
            lastLook = time
            lookAtKeys()
          }
          isCancelled = isCancelled || isOver || wish != nil || player.wantedRun != request
          return isCancelled
        })
      player.take(.done(result), of: request)
    } catch .cancelled {
      // Whoever stopped it has said so to the player.
    } catch {
      let diagnostic = error.diagnostic
      player.take(.failed(diagnostic.message + (diagnostic.help.map { ": \($0)" } ?? "")), of: request)
    }
  }

  /// Takes the keys that came during a run; Ctrl-C stops the run and nothing else.
  private func lookAtKeys() {
    let event = device.next(within: 0)
    guard case .bytes(let bytes) = event else {
      if event != .timeout || decoder.isWaiting { take(event) }
      return
    }
    for input in decoder.decode(bytes) {
      if input == .key(.control("c")) { player.stopRun() } else { take(input) }
    }
  }
}
