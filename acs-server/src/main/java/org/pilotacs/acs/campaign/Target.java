package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;

import java.time.Duration;
import java.util.Set;

/// Which devices a campaign is for: those to which all of it applies. An empty set applies to every device.
///
/// @param models product classes
/// @param hardware revisions
/// @param versions of the software that they run; `*` stands for any characters
/// @param links that look after them, for example `cwmp`
/// @param tags of which a device has one
/// @param areas beginnings of postal codes of their customers
/// @param seenWithin how lately they must have been heard; null for whenever
/// @param devices by their ids
/// @param where an expression of the language of presets that must be true of them; empty for none
/// @param dynamic whether devices that come to match while it runs join it
public record Target(Set<String> models, Set<String> hardware, Set<String> versions, Set<String> links,
        Set<String> tags, Set<String> areas, @Nullable Duration seenWithin, Set<DeviceId> devices, String where,
        boolean dynamic) {
    public static final int MOST_DEVICES = 10_000;
    static final int MOST_WORDS = 200;

    public Target {
        models = words("target.models", models);
        hardware = words("target.hardware", hardware);
        versions = words("target.versions", versions);
        links = words("target.links", links);
        tags = words("target.tags", tags);
        areas = words("target.areas", areas);
        if (devices.size() > MOST_DEVICES) {
            throw new BadPlanException("target.devices", CampaignSaying.TOO_MANY_NAMED.of());
        }
        devices = Set.copyOf(devices);
    }

    private static Set<String> words(String field, Set<String> words) {
        if (words.size() > MOST_WORDS || words.stream().anyMatch(word -> word.isBlank() || word.length() > 255)) {
            throw new BadPlanException(field, CampaignSaying.BAD_WORDS.of());
        }
        return Set.copyOf(words);
    }

    /// Whether it is for every device that there is.
    public boolean isEverything() {
        return models.isEmpty() && hardware.isEmpty() && versions.isEmpty() && links.isEmpty() && tags.isEmpty()
                && areas.isEmpty() && seenWithin == null && devices.isEmpty() && where.isEmpty();
    }
}
