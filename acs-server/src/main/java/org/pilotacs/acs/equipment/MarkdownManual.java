package org.pilotacs.acs.equipment;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;
import org.pilotacs.acs.equipment.Manual.Section;
import org.pilotacs.acs.saying.Language;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;

/// One reading of a manual's Markdown (CommonMark, with tables). What would do harm in a page is refused with its line, or
/// shown instead of obeyed, as HTML is. Confined to that reading.
final class MarkdownManual {
    /// Keeps what an author calls a heading apart from what a page calls its parts.
    private static final String PREFIX = "manual-";
    private static final int LEVEL_OF_SECTIONS = 2;
    private static final int DEEPEST_LEVEL = 4;
    private static final int LONGEST_QUOTED = 80;
    /// A link may be written once and used in very many places.
    private static final int LONGEST_URL = 500;
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s\\p{Cntrl}]+");
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS)
            .maxOpenBlockParsers(2 * MarkdownBounds.MAX_DEPTH)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();

    private final ObjIntConsumer<String> problem;
    private final Map<Node, String> fragments = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private boolean wrong;

    private MarkdownManual(ObjIntConsumer<String> problem) {
        this.problem = problem;
    }

    /// The manual; one without anything in it if there are problems.
    ///
    /// @param problem hears what is wrong and in which line of the text, counted from 0
    static Manual.Text read(Language language, String markdown, ObjIntConsumer<String> problem) {
        if (MarkdownBounds.areKept(markdown, problem)) {
            Node document = PARSER.parse(markdown);
            MarkdownManual manual = new MarkdownManual(problem);
            if (manual.isSound(document)) {
                return manual.page(language, document);
            }
        }
        return new Manual.Text(language, "", List.of());
    }

    private boolean isSound(Node document) {
        List<Node> all = below(document);
        Optional<Node> tooDeep = all.stream().filter(MarkdownManual::isTooDeep).findFirst();
        if (tooDeep.isPresent()) {
            note(tooDeep.get(), "is nested too deeply; allowed: " + MarkdownBounds.MAX_DEPTH + " levels");
        } else {
            nameHeadings(all);
            all.forEach(this::check);
        }
        return !wrong;
    }

    private Manual.Text page(Language language, Node document) {
        HtmlRenderer renderer = renderer();
        List<Heading> titles = new ArrayList<>();
        List<StringBuilder> parts = new ArrayList<>(List.of(new StringBuilder()));
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Heading heading && heading.getLevel() == LEVEL_OF_SECTIONS) {
                titles.add(heading);
                parts.add(new StringBuilder());
            } else {
                renderer.render(block, parts.getLast());
            }
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            Heading title = titles.get(i);
            sections.add(new Section(PREFIX + fragments.get(title), words(title), parts.get(i + 1).toString()));
        }
        return new Manual.Text(language, parts.getFirst().toString(), sections);
    }

    /// What stands below a node, in the order of the text. Not by recursion, since the author says how deep it goes.
    private static List<Node> below(Node top) {
        List<Node> all = new ArrayList<>();
        Deque<Node> open = new ArrayDeque<>();
        open.push(top);
        while (!open.isEmpty()) {
            Node node = open.pop();
            all.add(node);
            for (Node child = node.getLastChild(); child != null; child = child.getPrevious()) {
                open.push(child);
            }
        }
        return all;
    }

    private static boolean isTooDeep(Node node) {
        int depth = 0;
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (++depth > MarkdownBounds.MAX_DEPTH) {
                return true;
            }
        }
        return false;
    }

    private void nameHeadings(List<Node> all) {
        Map<String, Integer> repeated = new HashMap<>();
        for (Node node : all) {
            if (node instanceof Heading) {
                String name = fragment(words(node));
                String free = name;
                while (!taken.add(free)) {
                    free = name + "-" + (repeated.merge(name, 1, Integer::sum) + 1);
                }
                fragments.put(node, free);
            }
        }
    }

    /// For example `brak-sygnalu` for "Brak sygnału".
    private static String fragment(String title) {
        String letters = Normalizer.normalize(title.toLowerCase(Locale.ROOT).replace('ł', 'l'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return letters.isEmpty() ? "part" : letters;
    }

    private static String words(Node heading) {
        StringBuilder words = new StringBuilder();
        for (Node node : below(heading)) {
            words.append(switch (node) {
                case Text text -> text.getLiteral();
                case Code code -> code.getLiteral();
                case HtmlInline html -> html.getLiteral();
                case SoftLineBreak _,HardLineBreak _ -> " ";
                default -> "";
            });
        }
        return words.toString().strip();
    }

    private void check(Node node) {
        switch (node) {
            case Heading heading -> {
                if (heading.getLevel() < LEVEL_OF_SECTIONS || heading.getLevel() > DEEPEST_LEVEL) {
                    note(node, "a heading begins with ##, ### or ####; the heading above them is the page's own");
                }
                if (words(heading).isEmpty()) {
                    note(node, "a heading has no words");
                }
            }
            case Link link -> {
                if (!isAllowed(link.getDestination())) {
                    note(node, "a link leads to '" + shortened(link.getDestination()) + "'; allowed: https://, http://,"
                            + " and a heading of this manual, such as #no-signal");
                }
                if (link.getTitle() != null && link.getTitle().length() > LONGEST_URL) {
                    note(node, "the title of a link is too long; allowed: " + LONGEST_URL + " characters");
                }
            }
            case Image _ -> note(node, "a picture cannot be shown in a manual");
            default -> {
            }
        }
    }

    private boolean isAllowed(String url) {
        return url.startsWith("#")
                ? taken.contains(url.substring(1))
                : url.length() <= LONGEST_URL && WEB.matcher(url).matches();
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_QUOTED ? text.substring(0, LONGEST_QUOTED) + "…" : text;
    }

    private void note(Node node, String text) {
        wrong = true;
        problem.accept(text, line(node));
    }

    private static int line(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.getSourceSpans().isEmpty()) {
                return at.getSourceSpans().getFirst().getLineIndex();
            }
        }
        return 0;
    }

    private HtmlRenderer renderer() {
        return HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true)
                .urlSanitizer(new UrlSanitizer() {
                    @Override
                    public String sanitizeLinkUrl(String url) {
                        return !isAllowed(url) ? "" : url.startsWith("#") ? "#" + PREFIX + url.substring(1) : url;
                    }

                    @Override
                    public String sanitizeImageUrl(String url) {
                        return "";
                    }
                })
                .attributeProviderFactory(_ -> (node, _, attributes) -> {
                    String fragment = fragments.get(node);
                    if (fragment != null) {
                        attributes.put("id", PREFIX + fragment);
                    }
                }).build();
    }
}
