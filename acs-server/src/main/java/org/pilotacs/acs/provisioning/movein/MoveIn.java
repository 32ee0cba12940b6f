package org.pilotacs.acs.provisioning.movein;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceMoves;
import org.pilotacs.acs.provisioning.file.ProvisioningFiles;
import org.pilotacs.acs.provisioning.movein.MoveInLine.Verdict;
import org.pilotacs.acs.provisioning.preset.DefinitionKind;
import org.pilotacs.acs.provisioning.preset.DefinitionStore;
import org.pilotacs.acs.provisioning.script.ScriptRunner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The move from GenieACS: goes through a folder of exports and takes over what has a place here, or only says what it would do.
/// Done again, it changes nothing. Confined to one thread.
public final class MoveIn {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Places places;
    private final boolean write;
    private final Clock clock;
    private final Consumer<MoveInLine> report;

    /// Where things go.
    public record Places(DeviceMoves devices, DefinitionStore definitions, ScriptRunner scripts,
            ProvisioningFiles files, CallLogins logins) {}

    /// @param write whether anything is taken over, else it is only said
    /// @param report told of each document as soon as it is clear what comes of it
    public MoveIn(Places places, boolean write, Clock clock, Consumer<MoveInLine> report) {
        this.places = places;
        this.write = write;
        this.clock = clock;
        this.report = report;
    }

    /// @throws IOException if the folder cannot be read
    public void of(Path folder) throws IOException {
        DefinitionMoves definitions = new DefinitionMoves(places.definitions(), places.scripts(), write);
        DeviceBatch devices = new DeviceBatch(places.devices(), places.logins(), write, report);
        try (FileMoves files = new FileMoves(places.files(), folder, write)) {
            for (ExportFile file : exports(folder)) {
                ExportKind kind = file.kind();
                if (kind != null && kind.objection().isEmpty()) {
                    all(file.path(), kind, new Sinks(definitions, files, devices));
                } else if (kind != ExportKind.CHUNKS || !DocumentReader.isBson(file.path())) {
                    notTaken(file);
                }
            }
        }
    }

    /// Where documents go.
    private record Sinks(DefinitionMoves definitions, FileMoves files, DeviceBatch devices) {}

    /// @param kind null if no collection is named like that
    private record ExportFile(Path path, @Nullable ExportKind kind) {
        String name() {
            return String.valueOf(path.getFileName());
        }

        private int order() {
            return kind == null ? ExportKind.values().length : kind.ordinal();
        }
    }

    private static List<ExportFile> exports(Path folder) throws IOException {
        List<ExportFile> exports = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(Files::isRegularFile).forEach(path -> {
                String name = String.valueOf(path.getFileName());
                String lower = name.toLowerCase(Locale.ROOT);
                if (lower.matches(".*\\.(json|bson)(\\.gz)?") && !lower.matches(".*\\.metadata\\.json(\\.gz)?")) {
                    exports.add(new ExportFile(path, ExportKind.named(name.replaceFirst(
                            "(?i)\\.(json|bson)(\\.gz)?$", ""))));
                }
            });
        }
        exports.sort(Comparator.comparingInt(ExportFile::order).thenComparing(ExportFile::name));
        return exports;
    }

    private void notTaken(ExportFile file) {
        ExportKind kind = file.kind();
        report.accept(new MoveInLine(file.name(), 0, "whole file", "", Verdict.NOT_TAKEN,
                kind == null ? "GenieACS has no collection of that name" : kind.objection()));
    }

    private void all(Path path, ExportKind kind, Sinks sinks) {
        String file = String.valueOf(path.getFileName());
        try (DocumentReader reader = DocumentReader.open(path)) {
            for (DocumentReader.Piece piece = reader.next(); piece != null; piece = reader.next()) {
                one(file, kind, piece, sinks);
            }
        } catch (IOException e) {
            sinks.devices().flush();
            report.accept(new MoveInLine(file, 0, "the rest of the file", "", Verdict.WRONG,
                    "it cannot be read: " + e.getMessage()));
        }
        sinks.devices().flush();
    }

    private void one(String file, ExportKind kind, DocumentReader.Piece piece, Sinks sinks) {
        String name = "";
        try {
            JsonNode document = document(piece);
            name = kind == ExportKind.FILES ? fileName(document) : document.path("_id").asText("");
            Outcome outcome = switch (kind) {
                case OBJECTS -> sinks.definitions().take(DefinitionKind.OBJECT, name, document);
                case PROVISIONS -> sinks.definitions().take(DefinitionKind.PROVISION, name, document);
                case VIRTUAL_PARAMETERS -> sinks.definitions().take(DefinitionKind.VIRTUAL_PARAMETER, name, document);
                case PRESETS -> sinks.definitions().take(DefinitionKind.PRESET, name, document);
                case CONFIG -> sinks.definitions().take(DefinitionKind.CONFIG, name, document);
                case FILES -> sinks.files().take(name, document, clock.instant());
                case DEVICES -> {
                    sinks.devices().add(file, piece.line(), name, new DeviceForm(document, clock.instant()),
                            piece.text().length());
                    yield null;
                }
                case USERS, PERMISSIONS, SESSIONS, CACHE, LOCKS, OPERATIONS, TASKS, FAULTS, CHUNKS ->
                    new Outcome(Verdict.NOT_TAKEN, kind.objection());
            };
            if (outcome != null) {
                report.accept(new MoveInLine(file, piece.line(), kind.word(), name, outcome.verdict(), outcome.note()));
            }
        } catch (BadDocumentException e) {
            wrong(file, kind, piece, sinks, name, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            wrong(file, kind, piece, sinks, name, "its content cannot be read: " + e.getMessage());
        }
    }

    private void wrong(String file, ExportKind kind, DocumentReader.Piece piece, Sinks sinks, String name, String why) {
        // in the order of the lines
        sinks.devices().flush();
        report.accept(new MoveInLine(file, piece.line(), kind.word(), name, Verdict.WRONG, why));
    }

    private static String fileName(JsonNode document) {
        return document.path("filename").isTextual()
                ? document.path("filename").textValue()
                : document.path("_id").asText("");
    }

    private static JsonNode document(DocumentReader.Piece piece) throws BadDocumentException {
        if (!piece.problem().isEmpty()) {
            throw new BadDocumentException(piece.problem());
        }
        try {
            return ExtendedJson.plain(JSON.readTree(piece.text()));
        } catch (JsonProcessingException e) {
            // its message may quote the document
            throw new BadDocumentException("it is no JSON" + (e.getLocation() == null
                    ? ""
                    : ", from line " + (piece.line() + e.getLocation().getLineNr() - 1) + ", column "
                            + e.getLocation().getColumnNr() + " on"));
        }
    }
}
