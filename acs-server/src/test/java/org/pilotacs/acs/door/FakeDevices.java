package org.pilotacs.acs.door;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DevicePage;
import org.pilotacs.acs.device.DeviceSearch;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.device.Value;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Devices in memory.
public final class FakeDevices implements Devices {
    private final Map<String, Device> devices = new ConcurrentSkipListMap<>();
    private final Map<DeviceId, ParameterTree> trees = new ConcurrentHashMap<>();

    public Device add(Identity identity, Instant seen, Collection<Parameter> parameters) {
        Device device = new Device(identity.deviceId(), identity, "Device", identity.productClass() + " PVR", "3.2.1",
                "HW-2", "cwmp", "http://10.1.2.3:7547/cr", "10.1.2.3", seen.minusSeconds(864_000), seen,
                seen.minusSeconds(518_400), null, ParameterTree.EMPTY, "10045512", "010744321187", Set.of("pilot"));
        devices.put(device.id().value(), device);
        trees.put(device.id(), ParameterTree.of(parameters));
        return device;
    }

    public static Parameter parameter(String path, String text, Instant learnt) {
        return new Parameter(path, Value.string(text), learnt, false);
    }

    @Override
    public Optional<Device> find(DeviceId id) {
        return Optional.ofNullable(devices.get(id.value()));
    }

    @Override
    public ParameterTree parameters(DeviceId id) {
        return trees.getOrDefault(id, ParameterTree.EMPTY);
    }

    @Override
    public DevicePage search(DeviceSearch search) {
        String cursor = search.cursor();
        if (cursor != null && !cursor.startsWith("after:")) {
            throw new IllegalArgumentException("bad cursor");
        }
        String after = cursor == null ? "" : cursor.substring("after:".length());
        List<Device> found = devices.values().stream().filter(device -> matches(device, search.text()))
                .filter(device -> device.id().value().compareTo(after) > 0).limit(search.limit() + 1L).toList();
        return found.size() > search.limit()
                ? new DevicePage(found.subList(0, search.limit()),
                        "after:" + found.get(search.limit() - 1).id().value())
                : new DevicePage(found, null);
    }

    private static boolean matches(Device device, String text) {
        return text.isEmpty() || device.identity().serialNumber().startsWith(text)
                || text.equals(device.subscriber()) || text.equals(device.card())
                || device.id().value().equals(text);
    }
}
