package org.pilotacs.acs.profile;

import org.pilotacs.acs.profile.ProfileReader.Chosen;
import org.pilotacs.acs.yaml.Problem;
import org.pilotacs.acs.yaml.Problems;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The profiles of the jar and of the operator's folder. Safe for any number of threads.
///
/// Which one a device gets: those with the device's root (if it is known) and a `match` entry of which every part fits
/// are compared; more exact parts win, then more parts, then more fixed characters, then the operator's over ours, then
/// the name that is first in the alphabet. If none fits, the generic one of the root.
public final class YamlProfiles implements Profiles {
    /// The files in the jar.
    static final List<String> BUILT_IN = List.of("generic-lwm2m", "generic-one-way", "generic-tr098", "generic-tr181",
            "norvik-homegate5",
            "sagevision-sv-o1", "sagevision-sv-s2", "telmar-t2000");
    /// Devices may claim to be anything; beyond this many kinds the cache starts anew.
    private static final int MAX_CACHED = 4_096;

    private final List<Chosen> all;
    private final ConcurrentHashMap<Model, Profile> cache = new ConcurrentHashMap<>();

    private YamlProfiles(List<Chosen> all) {
        this.all = List.copyOf(all);
    }

    /// Reads all profiles; refuses with everything that is wrong ([org.pilotacs.acs.yaml.YamlProblems]).
    public static YamlProfiles load(ProfileConfig config) {
        Problems problems = new Problems();
        ProfileFiles files = new ProfileFiles(problems);
        BUILT_IN.forEach(name -> files.add("profiles/" + name + ".yaml", resource(name), false));
        Path folder = config.folder();
        if (folder != null) {
            addFolder(folder, files, problems);
        }
        List<Chosen> all = files.resolve();
        problems.throwIfAny();
        return new YamlProfiles(all);
    }

    @Override
    public Profile of(Model model) {
        Profile known = cache.get(model);
        if (known != null) {
            return known;
        }
        if (cache.size() >= MAX_CACHED) {
            cache.clear();
        }
        Profile found = find(model);
        cache.put(model, found);
        return found;
    }

    @Override
    public boolean hides(String path) {
        return all.stream().anyMatch(chosen -> chosen.profile().isHidden(path));
    }

    /// Every profile, by name.
    public List<Profile> all() {
        return all.stream().map(Chosen::profile).sorted(Comparator.comparing(Profile::name)).toList();
    }

    private Profile find(Model model) {
        Comparator<Candidate> best = Comparator.comparing(Candidate::fit, Fit.BY_PRECISION)
                .thenComparing(candidate -> candidate.chosen.operators())
                .thenComparing(candidate -> candidate.chosen.profile().name(), Comparator.reverseOrder());
        Optional<Candidate> fitting = all.stream().filter(chosen -> hasRoot(chosen, model.root()))
                .flatMap(chosen -> chosen.fits().stream().map(fit -> new Candidate(fit, chosen)))
                .filter(candidate -> candidate.fit.fits(model)).max(best);
        return fitting.map(candidate -> candidate.chosen.profile()).orElseGet(() -> generic(model.root()));
    }

    private Profile generic(String root) {
        String wanted = root.isEmpty() ? "Device" : root;
        List<Chosen> generic = all.stream().filter(Chosen::generic)
                .sorted(Comparator.comparing(Chosen::operators).reversed()).toList();
        return generic.stream().filter(chosen -> hasRoot(chosen, wanted)).findFirst().orElseGet(generic::getFirst)
                .profile();
    }

    private static boolean hasRoot(Chosen chosen, String root) {
        return root.isEmpty() || chosen.profile().root().equals(root + ".");
    }

    private static String resource(String name) {
        try (InputStream in = YamlProfiles.class.getResourceAsStream("/profiles/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("profile " + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addFolder(Path folder, ProfileFiles profiles, Problems problems) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            entries.forEach(files::add);
        } catch (IOException e) {
            problems.add(new Problem(folder.toString(), 0, "", "the folder of profiles cannot be read: " + e));
        }
        files.sort(Comparator.naturalOrder());
        for (Path file : files) {
            if (file.toString().endsWith(".yml")) {
                problems.add(new Problem(file.toString(), 0, "", "must end in .yaml to be a profile"));
                continue;
            }
            try {
                profiles.add(file.toString(), Files.readString(file), true);
            } catch (IOException e) {
                problems.add(new Problem(file.toString(), 0, "", "cannot be read as UTF-8 text: " + e));
            }
        }
    }

    private record Candidate(Fit fit, Chosen chosen) {}
}
