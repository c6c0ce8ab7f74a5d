internal import Course
internal import Experiments
internal import SourceText

/// Prints what stands in one file, a lesson or an exercise: its text, its experiments as figures, the code that it links to.
struct SourcePrinter {
  /// The file; links in it are relative to it.
  let path: String
  let surroundings: PageSurroundings
  let settings: PageSettings
  /// The level of a heading that is written `###`.
  let headingLevel: Int
  /// Where a link leads on these pages; nil where it leads nowhere.
  let address: (Link) -> Address?
  /// The exercise that stands where a link to it does.
  let exercise: (Link, [Inline]) -> HTML
  /// How much narrower than the page the place is, in em.
  var indent = 0.0

  var words: Words { Words(language: settings.language) }

  var inlines: InlinePrinter {
    InlinePrinter(
      words: words, formulas: FormulaPrinter(language: settings.language, isForPDF: settings.isForPDF),
      address: address,
      picture: { source in surroundings.image(source, path).map { DataAddress.text(of: $0) } })
  }

  var blocks: BlockPrinter {
    BlockPrinter(
      inlines: inlines, code: CodeListing(words: words), headingLevel: headingLevel, special: special,
      indent: indent)
  }

  private func special(_ block: Block) -> HTML {
    switch block.kind {
    case .experiment(let experiment): self.experiment(experiment)
    case .implementation(let link, let text): implementation(link, text)
    case .exercise(let link, let text): exercise(link, text)
    default: .nothing
    }
  }

  private func implementation(_ link: Link, _ text: [Inline]) -> HTML {
    switch surroundings.excerpt(link, path) {
    case .success(let excerpt): CodeListing(words: words).excerpt(excerpt, title: inlines.print(text))
    case .failure(let missing): fault(inlines.print(text), missing.message)
    }
  }

  private func experiment(_ block: ExperimentBlock) -> HTML {
    switch surroundings.result(block) {
    case .success(let result):
      return ResultPrinter(inlines: inlines, words: words).print(result, of: block)
    case .failure(let error):
      return fault([.element(.code, [], block.name)], error.diagnostic.message)
    }
  }

  /// What could not be printed, marked where it should stand.
  func fault(_ name: [HTML], _ message: String) -> HTML {
    .element(.p, [.class("fault")], name + [": ", .text(message)])
  }
}
