// Stands in for what Azurite asks for but never calls here: its telemetry and two database clients, five sixths of what
// would be downloaded.
"use strict";
