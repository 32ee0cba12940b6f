package org.pilotacs.acs.equipment;

import org.pilotacs.acs.runtime.DataSize;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;

/// How much a manual may be, so that no text keeps the reader of Markdown busy for long. Stateless.
final class MarkdownBounds {
    /// Of its text in UTF-8.
    static final DataSize MAX_SIZE = DataSize.ofKibibytes(200);
    /// Of lists, quotations and emphasis in one another; a page is made of them by recursion.
    static final int MAX_DEPTH = 20;
    static final int MAX_LINES = 4_000;
    /// Each row of a table gets as many cells as its head has, so that a short text can ask for very many.
    static final int MAX_COLUMNS = 12;
    /// Of those that may begin emphasis or a link, between two empty lines: the library reads them by recursion.
    static final int MAX_MARKS = 2_000;

    /// As CommonMark has it; other kinds of space do not end a paragraph.
    private static final Pattern EMPTY = Pattern.compile("[ \\t]*");

    private MarkdownBounds() {}

    /// Whether a text keeps those that can be seen before it is read.
    ///
    /// @param problem hears which one it does not keep, and in which line, counted from 0
    static boolean areKept(String markdown, ObjIntConsumer<String> problem) {
        int size = markdown.getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_SIZE.bytes()) {
            problem.accept("is too long: " + size + " bytes; allowed: " + MAX_SIZE, 0);
            return false;
        }
        if (markdown.isBlank()) {
            problem.accept("is empty; needed: the manual as Markdown", 0);
            return false;
        }
        List<String> lines = markdown.lines().toList();
        if (lines.size() > MAX_LINES) {
            problem.accept("has too many lines: " + lines.size() + "; allowed: " + MAX_LINES, 0);
            return false;
        }
        long marks = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            marks = EMPTY.matcher(line).matches() ? 0 : marks + count(line, "*_[");
            if (count(line, "|") > MAX_COLUMNS + 1) {
                problem.accept("has too many | in a line; a table may have " + MAX_COLUMNS + " columns", i);
                return false;
            }
            if (marks > MAX_MARKS) {
                problem.accept("has too many *, _ and [ without an empty line between; allowed: " + MAX_MARKS, i);
                return false;
            }
        }
        return true;
    }

    private static long count(String line, String letters) {
        return line.chars().filter(letter -> letters.indexOf(letter) >= 0).count();
    }
}
