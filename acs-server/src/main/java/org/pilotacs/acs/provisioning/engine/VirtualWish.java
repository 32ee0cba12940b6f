package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.picture.Attribute;

import java.util.Map;

/// What is wanted of `VirtualParameters` or of one below it.
///
/// @param at attributes that are not fresh enough, and how fresh they must be
/// @param wanted null if it shall stay as it is
record VirtualWish(DataPath path, Map<Attribute, Long> at, @Nullable Wanted wanted) {}
