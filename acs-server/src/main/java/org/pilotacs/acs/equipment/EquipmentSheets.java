package org.pilotacs.acs.equipment;

import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.yaml.Problems;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What customers are told about their boxes: the sheets of the jar, and those of the operator's folder in their place.
/// Immutable. docs/equipment.md says how a sheet is written.
public final class EquipmentSheets {
    /// The files in the jar.
    static final List<String> BUILT_IN = List.of("generic-lwm2m", "generic-one-way", "generic-tr098", "generic-tr181",
            "norvik-homegate5", "sagevision-sv-o1", "sagevision-sv-s2", "telmar-t2000");

    private final Map<String, EquipmentSheet> byProfile;

    private EquipmentSheets(Map<String, EquipmentSheet> byProfile) {
        this.byProfile = new TreeMap<>(byProfile);
    }

    /// Reads all sheets; refuses with everything that is wrong ([org.pilotacs.acs.yaml.YamlProblems]).
    ///
    /// @param profiles all that there are: a sheet for none of them is a mistake
    public static EquipmentSheets load(EquipmentConfig config, List<Profile> profiles) {
        Problems problems = new Problems();
        Set<String> names = profiles.stream().map(Profile::name).collect(Collectors.toCollection(TreeSet::new));
        Path at = config.folder();
        EquipmentFolder folder = at == null ? EquipmentFolder.NONE : EquipmentFolder.read(at, names, problems);
        Map<String, EquipmentSheet> sheets = new TreeMap<>();
        for (String name : names) {
            EquipmentFile file = folder.sheets().get(name);
            if (file == null && BUILT_IN.contains(name)) {
                file = ours(name);
            }
            if (file == null) {
                folder.refuseManuals(name, problems);
                continue;
            }
            EquipmentSheet sheet = file.read(folder.manuals(name, problems), problems);
            if (sheet != null) {
                sheets.put(name, sheet);
            }
        }
        problems.throwIfAny();
        return new EquipmentSheets(sheets);
    }

    /// Empty for a model that nobody has written a sheet about.
    public Optional<EquipmentSheet> of(Profile profile) {
        return Optional.ofNullable(byProfile.get(profile.name()));
    }

    /// Every sheet, by the name of its profile.
    public List<EquipmentSheet> all() {
        return List.copyOf(byProfile.values());
    }

    private static EquipmentFile ours(String name) {
        String resource = "equipment/" + name + ".yaml";
        try (InputStream in = EquipmentSheets.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the jar");
            }
            return new EquipmentFile(name, resource, new String(in.readAllBytes(), StandardCharsets.UTF_8), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
