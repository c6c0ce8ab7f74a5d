/// Words that learners put between formulas.
enum ProseWords {
  enum Role: Hashable, Sendable {
    case filler
    case naming
    case condition
  }

  /// The role of a lower-case English word; nil for one that may be part of a formula.
  static func role(of word: String) -> Role? {
    if naming.contains(word) { return .naming }
    if conditions.contains(word) { return .condition }
    return fillers.contains(word) ? .filler : nil
  }

  /// Two letters that may as well be a product of two names.
  static func isAmbiguous(_ word: String) -> Bool { word.utf8.count < 3 && word != "so" && word != "we" }

  private static let naming: Set<String> = [
    "let", "set", "put", "define", "denote", "call", "write", "introduce",
  ]

  private static let conditions: Set<String> = [
    "where", "with", "at", "for", "when", "if", "assuming", "suppose", "given",
  ]

  private static let fillers: Set<String> = [
    "so", "hence", "thus", "therefore", "then", "since", "because", "as", "we", "get", "gets", "obtain",
    "have", "has", "find", "see", "know", "that", "this", "these", "those", "which", "is", "are", "was", "be",
    "it", "its", "the", "an", "by", "using", "use", "used", "from", "chain", "rule", "rules", "definition",
    "recall", "note", "now", "finally", "first", "second", "third", "next", "last", "also", "and", "or",
    "but", "not", "give", "gives", "giving", "given", "yield", "yields", "imply", "implies", "mean", "means",
    "simplify", "simplifies", "simplifying", "simplified", "expand", "expanding", "expands", "collect",
    "collecting", "substitute", "substituting", "substitution", "insert", "inserting", "plug", "plugging",
    "in", "into", "cancel", "cancels", "cancelling", "canceling", "differentiate", "differentiating",
    "derivative", "derivatives", "derive", "of", "on", "to", "product", "quotient", "power", "sums", "both",
    "sides", "side", "left", "right", "multiply", "multiplying", "divide", "dividing", "divided", "apply",
    "applying", "remember", "namely", "answer", "result", "results", "done", "qed", "step", "line",
    "solution", "proof", "total", "partial", "path", "paths", "along", "through", "via", "inner", "outer",
    "function", "functions", "factor", "factors", "term", "terms", "only", "just", "again", "back", "here",
    "there", "where", "same", "equal", "equals", "becomes", "become", "follows", "following", "above",
    "below", "before", "after", "rewrite", "rewriting", "rearrange", "rearranging", "common", "denominator",
    "numerator", "respect", "wrt", "held", "fixed", "constant", "variable", "variables", "depends",
    "does", "do", "example", "one", "each", "every", "all", "our", "my", "can", "could", "must", "will",
    "calculate", "compute", "computing", "evaluate", "evaluating", "start", "starting", "begin", "work",
    "backward", "backwards", "forward", "go", "going", "want", "need", "wanted", "goal", "claim", "show",
    "known", "ie", "eg", "alternatively", "combine", "combining", "together", "altogether", "overall",
    "sigmoid's", "because", "directly", "easily", "clearly", "finish", "put", "two", "three", "graph",
    "rule,", "hereby", "thereby", "gradient", "slope", "local", "linear", "everything", "everywhere",
  ]
}
