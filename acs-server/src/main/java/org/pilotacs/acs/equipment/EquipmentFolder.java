package org.pilotacs.acs.equipment;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.yaml.Problem;
import org.pilotacs.acs.yaml.Problems;
import org.pilotacs.acs.yaml.Spelling;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The operator's folder: `<profile>.yaml` is a sheet, `<profile>.<language>.md` or `.pdf` a manual. Other endings are left
/// alone.
///
/// @param sheets by profile
/// @param manuals by profile; none has been looked into
record EquipmentFolder(Map<String, EquipmentFile> sheets, Map<String, Map<Language, Path>> manuals) {
    static final EquipmentFolder NONE = new EquipmentFolder(Map.of(), Map.of());
    static final DataSize MAX_PDF = DataSize.ofMebibytes(50);

    /// More than any text that the YAML reader takes.
    private static final DataSize MAX_SHEET = DataSize.ofMebibytes(4);
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    /// Windows' editors begin a text with it.
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern SHEET = Pattern.compile("(.+)\\.yaml");
    private static final Pattern MANUAL = Pattern.compile("(.+)\\.([a-z]{2})\\.(?:md|pdf)");
    /// What has such an ending is meant for us.
    private static final Pattern MEANT = Pattern.compile("(?i).*\\.(ya?ml|md|pdf)");

    /// @param profiles names of all
    static EquipmentFolder read(Path folder, Set<String> profiles, Problems problems) {
        EquipmentFolder read = new EquipmentFolder(new HashMap<>(), new HashMap<>());
        files(folder, problems).forEach(file -> read.take(file, profiles, problems));
        return read;
    }

    private static List<Path> files(Path folder, Problems problems) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(files::add);
        } catch (IOException e) {
            problems.add(new Problem(folder.toString(), 0, "", "the folder of equipment cannot be read: " + e));
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    private void take(Path file, Set<String> profiles, Problems problems) {
        String name = String.valueOf(file.getFileName());
        Matcher sheet = SHEET.matcher(name);
        Matcher manual = MANUAL.matcher(name);
        Language language = manual.matches() ? Language.ofTag(manual.group(2)).orElse(null) : null;
        if (sheet.matches()) {
            if (isProfile(sheet.group(1), file, profiles, problems)) {
                String text = text(file, MAX_SHEET, problems);
                if (text != null) {
                    sheets.put(sheet.group(1), new EquipmentFile(sheet.group(1), file.toString(), text, true));
                }
            }
        } else if (language != null) {
            if (isProfile(manual.group(1), file, profiles, problems)) {
                Path other = manuals.computeIfAbsent(manual.group(1), _ -> new EnumMap<>(Language.class))
                        .putIfAbsent(language, file);
                if (other != null) {
                    problem(file, "there is " + other.getFileName() + " too; keep one of them", problems);
                }
            }
        } else if (MEANT.matcher(name).matches()) {
            problem(file, "must be named <profile>.yaml to be a sheet, or <profile>.en.md, <profile>.pl.md,"
                    + " <profile>.en.pdf or <profile>.pl.pdf to be a manual", problems);
        }
    }

    private static boolean isProfile(String name, Path file, Set<String> profiles, Problems problems) {
        if (!profiles.contains(name)) {
            problem(file, "there is no profile " + name + Spelling.hint(name, profiles), problems);
        }
        return profiles.contains(name);
    }

    /// Reads the manuals for a profile.
    Map<Language, Manual> manuals(String profile, Problems problems) {
        Map<Language, Manual> read = new EnumMap<>(Language.class);
        manuals.getOrDefault(profile, Map.of()).forEach((language, file) -> read.put(language,
                file.toString().endsWith(".pdf") ? pdf(language, file, problems) : text(language, file, problems)));
        return read;
    }

    /// Says that they belong to nothing.
    void refuseManuals(String profile, Problems problems) {
        manuals.getOrDefault(profile, Map.of()).values()
                .forEach(file -> problem(file, "there is no sheet " + profile + ".yaml to which it belongs", problems));
    }

    private static Manual pdf(Language language, Path file, Problems problems) {
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            size = Files.size(file);
            if (size > MAX_PDF.bytes()) {
                problem(file, "is too long: " + size + " bytes; allowed: " + MAX_PDF, problems);
            }
            if (!Arrays.equals(in.readNBytes(PDF.length), PDF)) {
                problem(file, "is no PDF: it does not begin with %PDF-", problems);
            }
        } catch (IOException e) {
            problem(file, "cannot be read: " + e, problems);
        }
        return new Manual.Pdf(language, file, new DataSize(size));
    }

    private static Manual text(Language language, Path file, Problems problems) {
        String markdown = text(file, MarkdownBounds.MAX_SIZE, problems);
        return markdown == null
                ? new Manual.Text(language, "", List.of())
                : MarkdownManual.read(language, markdown,
                        (what, line) -> problems.add(new Problem(file.toString(), line + 1, "", what)));
    }

    private static @Nullable String text(Path file, DataSize most, Problems problems) {
        try {
            long size = Files.size(file);
            if (size <= most.bytes()) {
                String text = Files.readString(file);
                return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            }
            problem(file, "is too long: " + size + " bytes; allowed: " + most, problems);
        } catch (CharacterCodingException e) {
            problem(file, "is not UTF-8 text", problems);
        } catch (IOException e) {
            problem(file, "cannot be read: " + e, problems);
        }
        return null;
    }

    private static void problem(Path file, String text, Problems problems) {
        problems.add(new Problem(file.toString(), 0, "", text));
    }
}
