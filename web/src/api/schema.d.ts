export interface paths {
    "/api/v1/app-registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All app registrations by name. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_AppRegistrationView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Store an app registration that tenants can then share. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateAppRegistration"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AppRegistrationDetailView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/app-registrations/{appRegistration}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One app registration, and which tenants share it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appRegistration: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AppRegistrationDetailView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove an app registration that no tenant uses. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appRegistration: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename an app registration. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appRegistration: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RenameAppRegistration"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AppRegistrationDetailView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/app-registrations/{appRegistration}/credential": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the credential for all tenants at once. The new one is proved first; if it does not work, the present one
         *     stays.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appRegistration: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CredentialInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AppRegistrationDetailView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/app-registrations/{appRegistration}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set how often the client secret is rotated. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appRegistration: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RotationInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AppRegistrationDetailView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The areas of the catalog, and those that people made. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_AreaView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All custom collectors by title. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_CollectorView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make an area of any GET of Graph. It is read at the next sync of the tenants that it is deployed to. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateCollector"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CollectorView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collectors/test-pulls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a path of Graph in one tenant, to see what a collector of it would get. Nothing is stored. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TestPullInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TestPullView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collectors/{collector}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One collector. Its `ETag` is what `PATCH` wants as `If-Match`. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    collector: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CollectorView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete a collector. Its history stays; its open drifts are resolved. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    collector: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change how resources are named and compared, how much a change matters, or where the collector is deployed. The
         *     new rules apply at once to what was read. Where it is deployed no more, its baseline is put aside.
         */
        patch: {
            parameters: {
                query?: never;
                header: {
                    /** @description the `ETag` of the version that was edited */
                    "If-Match": string;
                };
                path: {
                    collector: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeCollector"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CollectorView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/connection-tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a credential; nothing is stored. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TryConnection"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConnectionTestView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drifts over all tenants, the newest first. */
        get: {
            parameters: {
                query?: {
                    tenant?: string | null;
                    area?: string | null;
                    /** @description `open`, `accepted`, `snoozed` or `resolved`. */
                    state?: string | null;
                    /** @description `critical`, `high`, `medium` or `low`. */
                    severity?: string | null;
                    /** @description Part of the resource's name. */
                    q?: string | null;
                    cursor?: string | null;
                    /** @description 1 to 1000; 100 when left out. */
                    limit?: number | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_DriftView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drifts/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One decision about many drifts: for all of them or, when one is refused, for none. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Action"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Changed"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drifts/{drift}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One drift with its history. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    drift: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DriftDetail"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drifts/{drift}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept the drift as it is now. A live value that moves on re-opens it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    drift: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Accept"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DriftDetail"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drifts/{drift}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put an accepted or snoozed drift back among the open ones. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    drift: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DriftDetail"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drifts/{drift}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at it later. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    drift: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Snooze"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DriftDetail"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happens from now on: events `job`, `drift`, `tenant`, and `resync` when some were missed. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The progress of a sync. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    job: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Platform settings that a browser needs before anybody signed in. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicConfig"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Sign in with username and password. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Sign out; the session ends at once. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in to the demo, without a password, from the same machine only. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the first administrator and sign in. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All tenants by name. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_TenantView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Connect a tenant. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreateTenant"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TenantView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One tenant. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TenantView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove a tenant with everything that is known of it. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename a tenant, switch it on or off, or change how often it is synced. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeTenant"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TenantView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The areas of a tenant with collection, drift and baseline. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_TenantAreaView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Switch the areas of a workload, of a tier, or a list of areas. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SwitchAreas"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Switched"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/areas/{area}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Switch an area on or off. Its drifts and baseline stay. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                    area: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SwitchArea"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Switched"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/areas/{area}/baseline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The active baseline of an area. Its `ETag` is what `PUT` wants as `If-Match`. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                    area: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BaselineView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Save an edited baseline as a new version. */
        put: {
            parameters: {
                query?: never;
                header: {
                    /** @description the `ETag` of the version that was edited */
                    "If-Match": string;
                };
                path: {
                    tenant: string;
                    area: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EditInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BaselineView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Leave the area without a baseline. Its versions stay and can be activated again. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                    area: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/areas/{area}/baseline/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the live state of an area the agreed one. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                    area: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaptureInput"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BaselineView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/areas/{area}/baseline/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of an area's baseline, the newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                    area: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_BaselineSummary"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/areas/{area}/baseline/versions/{version}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go back to an earlier version. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                    area: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BaselineView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/areas/{area}/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The resources of an area by name. */
        get: {
            parameters: {
                query?: {
                    /** @description Part of the name or the id. */
                    q?: string | null;
                    /** @description `matching`, `drifted`, `missing`, `unexpected` or `unmonitored`. */
                    state?: string | null;
                    cursor?: string | null;
                    /** @description 1 to 1000; 100 when left out. */
                    limit?: number | null;
                };
                header?: never;
                path: {
                    tenant: string;
                    area: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_ResourceView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/areas/{area}/resources/{resource}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One resource: its live and its agreed body, and its drifts. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                    area: string;
                    resource: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ResourceDetailView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/areas/{area}/resources/{resource}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The differences between two states of a resource. */
        get: {
            parameters: {
                query?: {
                    /** @description A version number, `baseline` or `live`; `baseline` when left out. */
                    from?: string | null;
                    /** @description A version number, `baseline` or `live`; `live` when left out. */
                    to?: string | null;
                };
                header?: never;
                path: {
                    tenant: string;
                    area: string;
                    resource: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Comparison"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/areas/{area}/resources/{resource}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions of a resource, the newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                    area: string;
                    resource: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_VersionView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/baselines/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the live state of several areas the agreed one. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CaptureManyInput"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Captures"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The share of each service's throttling limits that is in use for a tenant. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_BudgetView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every attempt to read the tenant, the newest first. */
        get: {
            parameters: {
                query?: {
                    area?: string | null;
                    cursor?: string | null;
                    limit?: number | null;
                };
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_CollectionView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The connection with its credential: when it ends, what was warned of, and the rotation under way. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConnectionDetail"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Replace the credential. The new one is proved first; if it does not work, the present one stays. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CredentialInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TenantView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/connection/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set how often the client secret is rotated. Of a shared app registration it is rotated for all its tenants. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RotationInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConnectionDetail"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/connection/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Test the stored connection. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConnectionTestView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Permissions and licences that came or went, the newest first. */
        get: {
            parameters: {
                query?: {
                    cursor?: string | null;
                    limit?: number | null;
                };
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_TenantEventView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/insights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last figures, with what could not be read. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightsView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/insights/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read the figures now; answers when they were read. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightsView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was granted, what is missing, and what that means for each area. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PermissionsView"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the tenant is, in one word, and what it is doing. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TenantStatus"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read the tenant now. Answers at once; `GET /jobs/{job}` and `GET /events` tell the progress. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StartSync"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SyncStarted"];
                    };
                };
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Accept: {
            /** @description RFC 3339; never when left out. */
            expiresAt?: string | null;
            /** @description Why this is fine. */
            reason: string;
        };
        /** @description The decision that a drift is fine. */
        AcceptanceView: {
            author: string;
            expiresAt?: string | null;
            reason: string;
        };
        /**
         * @description What can be done with an area.
         * @enum {string}
         */
        AccessView: "full" | "readOnly" | "locked" | "notLicensed" | "off" | "optIn" | "unknown";
        Action: {
            /** @enum {string} */
            action: "accept";
            driftIds: string[];
            expiresAt?: string | null;
            reason: string;
        } | {
            /** @enum {string} */
            action: "snooze";
            driftIds: string[];
            until: string;
        } | {
            /** @enum {string} */
            action: "reopen";
            driftIds: string[];
        };
        /** @enum {string} */
        AllWord: "all";
        AppRegistrationDetailView: {
            appRegistration: components["schemas"]["AppRegistrationView"];
            rotation?: components["schemas"]["RotationView"] | null;
            tenants: components["schemas"]["AppRegistrationTenant"][];
            /** @description Newest first. */
            warnings: components["schemas"]["CredentialWarningView"][];
        };
        AppRegistrationLink: {
            id: string;
            name: string;
        };
        AppRegistrationTenant: {
            id: string;
            name: string;
        };
        AppRegistrationView: {
            createdAt: string;
            credential: components["schemas"]["CredentialView"];
            expiry: components["schemas"]["ExpiryView"];
            id: string;
            name: string;
            /**
             * Format: int64
             * @description How many tenants are reached through it.
             */
            tenantCount: number;
        };
        AreaAccessView: {
            access: components["schemas"]["AccessView"];
            area: string;
            licence?: string | null;
            /** @description Null when it is not known. */
            licensed?: boolean | null;
            /** @description For reading, whether the area is switched on or not. */
            missingPermissions: string[];
            /** @description For restoring; empty where nothing can be restored. */
            missingWritePermissions: string[];
            /** @description Service plans any one of which suffices. */
            servicePlans: string[];
            title: string;
            workload: string;
        };
        /** @description Areas that are switched on, by how their last collection ended. */
        AreaCountsView: {
            complete: number;
            failed: number;
            never: number;
            noPermission: number;
            notLicensed: number;
            /** @description Switched off, so not part of the total. */
            off: number;
            partial: number;
            total: number;
        };
        /** @description One kind of configuration. */
        AreaView: {
            description: string;
            /** @description What could not be verified about it. */
            doubts: string[];
            key: string;
            licence?: string | null;
            /** @description Read where nobody decided. */
            onByDefault: boolean;
            /** @description Read only where somebody switched it on. */
            optIn: boolean;
            readPermissions: string[];
            /** @description Any one of these service plans suffices; empty where none is asked for. */
            servicePlans: string[];
            /** Format: int32 */
            tier: number;
            title: string;
            /** @description The version of Graph that it is read from. */
            version: string;
            workload: string;
            workloadTitle: string;
            writePermissions: string[];
        };
        /** @description A version of a baseline, without its resources. */
        BaselineSummary: {
            active: boolean;
            createdAt: string;
            createdBy: string;
            label: string;
            mode: string;
            /**
             * Format: int64
             * @description How many resources it holds.
             */
            resources: number;
            /** Format: int64 */
            version: number;
        };
        /** @description A version with its resources. */
        BaselineView: {
            createdAt: string;
            createdBy: string;
            label: string;
            mode: string;
            /** @description What a resource means that is not in the baseline: `alert`, `note` or `ignore`. */
            newResources: string;
            resources: components["schemas"]["WatchedResource"][];
            /** Format: int64 */
            version: number;
        };
        /** @description The limit of one service, and what of it was spent just now. */
        BudgetView: {
            family: string;
            /**
             * Format: int32
             * @description As documented by Microsoft, in units for each window; most requests cost one.
             */
            limit: number;
            /**
             * Format: double
             * @description `used` as a part of `limit`.
             */
            share: number;
            /**
             * Format: int64
             * @description How often Graph refused nevertheless.
             */
            throttled: number;
            title: string;
            /**
             * Format: int32
             * @description Spent within the last window.
             */
            used: number;
            /**
             * Format: int64
             * @description How often something had to wait for the budget since the server started.
             */
            waits: number;
            /** Format: int64 */
            windowMs: number;
        };
        CaptureInput: {
            label?: string;
            /** @description `snapshot` (everything, the default), `properties` or `none`. */
            mode?: string;
        };
        CaptureManyInput: {
            /** @description All areas that were read completely when left out. */
            areas?: string[] | null;
            label?: string;
            /** @description `snapshot` (everything, the default), `properties` or `none`. */
            mode?: string;
        };
        CapturedArea: {
            area: string;
            /** Format: int64 */
            resources: number;
            /** Format: int64 */
            version: number;
        };
        Captures: {
            captured: components["schemas"]["CapturedArea"][];
            skipped: components["schemas"]["SkippedArea"][];
        };
        /** @description What is left out stays. What is read cannot change: it would call missing what was read before. */
        ChangeCollector: {
            description?: string | null;
            keyed?: {
                [key: string]: string[];
            } | null;
            name?: string | null;
            ordered?: string[] | null;
            permissions?: string[] | null;
            secrets?: string[] | null;
            severity?: components["schemas"]["SeverityWord"] | null;
            tenants?: components["schemas"]["TenantsInput"] | null;
            title?: string | null;
            volatile?: string[] | null;
        };
        ChangeTenant: {
            enabled?: boolean | null;
            name?: string | null;
            /** Format: int64 */
            syncIntervalMinutes?: number | null;
        };
        ChangeView: {
            added: unknown[];
            after: unknown;
            before: unknown;
            /** @description `value`, `set`, `list` or `text`. */
            kind: string;
            path: string;
            removed: unknown[];
        };
        Changed: {
            changed: number;
        };
        /**
         * @description How reading an area ended. Only `complete` makes something missing or resolves a drift.
         * @enum {string}
         */
        CollectionStatusView: "complete" | "partial" | "failed" | "notLicensed" | "noPermission";
        /** @description One attempt to read an area. */
        CollectionView: {
            area: string;
            /** Format: int64 */
            bytes: number;
            finishedAt: string;
            /** @description So much emptier than before that a second reading must say the same. */
            held: boolean;
            id: string;
            jobId: string;
            /** Format: int64 */
            pages: number;
            /** @description Why it is not complete. */
            reason?: string | null;
            /** Format: int64 */
            requests: number;
            /** Format: int64 */
            resources: number;
            startedAt: string;
            status: components["schemas"]["CollectionStatusView"];
        };
        /** @description An area that somebody made. */
        CollectorView: {
            /** @description The key of its area. */
            area: string;
            changedAt: string;
            changedBy: string;
            createdAt: string;
            createdBy: string;
            description: string;
            expand: string;
            /** @description By which limits of Microsoft its requests are throttled. */
            familyTitle: string;
            filter: string;
            id: string;
            identity: string;
            keyed: {
                [key: string]: string[];
            };
            kind: components["schemas"]["KindWord"];
            name: string;
            ordered: string[];
            path: string;
            permissions: string[];
            /**
             * Format: int64
             * @description Counts the changes; the number in the `ETag`.
             */
            revision: number;
            secrets: string[];
            select: string[];
            severity: components["schemas"]["SeverityWord"];
            tenants: components["schemas"]["TenantsInput"];
            title: string;
            version: components["schemas"]["VersionWord"];
            volatile: string[];
            workloadTitle: string;
        };
        Comparison: {
            changes: components["schemas"]["ChangeView"][];
        };
        ConcernedAreaView: {
            area: string;
            title: string;
        };
        ConnectionDetail: {
            connection: components["schemas"]["ConnectionView"];
            expiry: components["schemas"]["ExpiryView"];
            rotation?: components["schemas"]["RotationView"] | null;
            /** @description Newest first. */
            warnings: components["schemas"]["CredentialWarningView"][];
        };
        /** @description What a connection can do. */
        ConnectionTestView: {
            areas: components["schemas"]["AreaAccessView"][];
            checkedAt: string;
            error?: components["schemas"]["TestErrorView"] | null;
            ok: boolean;
            /** @description The name that the directory gives itself. */
            organization?: string | null;
            /** @description The application permissions in the token. */
            roles: string[];
            /** @description Granted, but needed by nothing. */
            unneededPermissions: components["schemas"]["UnneededPermissionView"][];
        };
        /** @description A connection without what is secret of it. */
        ConnectionView: components["schemas"]["CredentialView"] & {
            appRegistration?: components["schemas"]["AppRegistrationLink"] | null;
            checkedAt?: string | null;
            error?: string | null;
            organization?: string | null;
            /** @description `untested`, `ok` or `broken`. */
            state: string;
        };
        CreateAppRegistration: {
            credential: components["schemas"]["CredentialInput"];
            name: string;
        };
        CreateCollector: {
            description?: string;
            expand?: string;
            filter?: string;
            /** @description The property that identifies a resource; `id` when left out. */
            identity?: string;
            keyed?: {
                [key: string]: string[];
            };
            kind: components["schemas"]["KindWord"];
            /** @description The dotted path of what people call a resource. */
            name?: string;
            ordered?: string[];
            /** @description Below the version, e.g. `/policies/authorizationPolicy`. */
            path: string;
            permissions?: string[];
            secrets?: string[];
            select?: string[];
            severity: components["schemas"]["SeverityWord"];
            tenants: components["schemas"]["TenantsInput"];
            title: string;
            version: components["schemas"]["VersionWord"];
            volatile?: string[];
        };
        CreateTenant: {
            credential: components["schemas"]["CredentialInput"];
            name: string;
            /**
             * Format: int64
             * @description 1 to 10080; 360 when left out.
             */
            syncIntervalMinutes?: number | null;
            /** @description Microsoft's id of the directory. */
            tenantId: string;
        };
        CredentialEndView: {
            appId: string;
            application: string;
            expiresAt: string;
            /** @description `secret` or `certificate`. */
            kind: string;
            name?: string | null;
        };
        /** @description How to reach the tenant. */
        CredentialInput: {
            clientId: string;
            clientSecret: string;
            /** @enum {string} */
            kind: "secret";
        } | {
            /** @description `PS256` when left out, or `RS256`. */
            algorithm?: string | null;
            certificate: string;
            clientId: string;
            /** @enum {string} */
            kind: "certificate";
            privateKey: string;
        } | {
            clientId: string;
            /** @description The client id of a user-assigned identity. */
            identityClientId?: string | null;
            /** @enum {string} */
            kind: "federated";
        } | {
            appRegistrationId: string;
            /** @enum {string} */
            kind: "shared";
        };
        /** @description A credential without what is secret of it. */
        CredentialView: {
            algorithm?: string | null;
            clientId: string;
            /** @description When it ends; not there when it never ends or when Microsoft did not tell. */
            expiresAt?: string | null;
            identityClientId?: string | null;
            /** @description `secret`, `certificate` or `federated`. */
            kind: string;
            /** Format: int32 */
            rotateEveryDays?: number | null;
            storedAt: string;
            subject?: string | null;
            /** @description Of a certificate, as the Entra admin centre shows it. */
            thumbprint?: string | null;
        };
        /** @description That a credential ends soon. */
        CredentialWarningView: {
            at: string;
            /**
             * Format: int32
             * @description 30, 14, 7 or 1.
             */
            days: number;
            /** @description The end that was warned of. */
            expiresAt: string;
        };
        CredentialsView: {
            /**
             * Format: int32
             * @description How many ended within the last 30 days.
             */
            expired: number;
            /** @description The next to end first, those that ended within 30 days included. */
            items: components["schemas"]["CredentialEndView"][];
        };
        DayView: {
            /** @description Such as 2026-11-26, in UTC. */
            day: string;
            /** Format: double */
            total?: number | null;
            /** Format: double */
            value: number;
        };
        DriftDetail: components["schemas"]["DriftView"] & {
            events: components["schemas"]["DriftEventView"][];
        };
        DriftEventView: {
            actor: string;
            at: string;
            detail?: string | null;
            event: string;
        };
        /** @description One difference between baseline and live state, with its life. */
        DriftView: {
            acceptance?: components["schemas"]["AcceptanceView"] | null;
            added: unknown[];
            after: unknown;
            area: string;
            areaTitle: string;
            /** Format: int64 */
            baselineVersion: number;
            before: unknown;
            /** @description `changed`, `missing` or `unexpected`. */
            change: string;
            firstSeenAt: string;
            id: string;
            /** @description `value`, `set`, `list` or `text`; null for a whole resource. */
            kind?: string | null;
            lastSeenAt: string;
            /** @description The names of the objects whose ids stand in the values, by id. */
            names: {
                [key: string]: string;
            };
            /** @description Where it differs; empty for a whole resource. */
            path: string;
            removed: unknown[];
            /** @description `reverted`, `baselineUpdated` or `baselineRemoved`. */
            resolution?: string | null;
            resolvedAt?: string | null;
            resourceId: string;
            resourceName: string;
            severity: components["schemas"]["SeverityView"];
            snoozedUntil?: string | null;
            /** @description `open`, `accepted`, `snoozed` or `resolved`. */
            state: string;
            tenantId: string;
            tenantName: string;
            workload: string;
        };
        EditInput: {
            label: string;
            /** @description `alert`, `note` or `ignore`. */
            newResources: string;
            /** @description Those that change; the others keep their watch. */
            resources: components["schemas"]["WatchInput"][];
        };
        ElsewhereView: {
            permissions: number;
            service: string;
        };
        /**
         * @description How near the end of a credential is.
         * @enum {string}
         */
        ExpiryView: "never" | "unknown" | "fine" | "soon" | "expired";
        FieldProblem: {
            field: string;
            /** @description What is expected. */
            message: string;
        };
        /** @enum {string} */
        FieldTypeWord: "text" | "guid" | "time" | "number" | "boolean" | "object" | "list";
        /** @description One place in the objects. */
        FieldView: {
            list?: components["schemas"]["ListView"] | null;
            looksSecret: boolean;
            looksVolatile: boolean;
            of: number;
            path: string;
            /** @description In how many of the objects or elements that could have it. */
            present: number;
            types: components["schemas"]["FieldTypeWord"][];
        };
        /** @enum {string} */
        FigureKindView: "count" | "credentials" | "licences" | "registration" | "score";
        FigureView: {
            credentials?: components["schemas"]["CredentialsView"] | null;
            description: string;
            gap?: components["schemas"]["GapView"] | null;
            /** @description One value a day, the oldest first. */
            history: components["schemas"]["DayView"][];
            key: string;
            kind: components["schemas"]["FigureKindView"];
            licences?: components["schemas"]["LicenceView"][] | null;
            readAt?: string | null;
            registration?: components["schemas"]["RegistrationView"] | null;
            title: string;
            /**
             * Format: double
             * @description What the value is a part of.
             */
            total?: number | null;
            /**
             * Format: double
             * @description The last value that could be read; null when none ever could.
             */
            value?: number | null;
        };
        /** @enum {string} */
        GapKindView: "noPermission" | "notLicensed" | "failed" | "notRead";
        GapView: {
            checkedAt?: string | null;
            kind: components["schemas"]["GapKindView"];
            /** @description Any one of these suffices; empty unless a permission is missing. */
            permissions: string[];
            /** @description In words for a person. */
            reason: string;
        };
        /** @description A tenant in figures. */
        InsightsView: {
            /** @description When the figures were last asked for; null when never. */
            collectedAt?: string | null;
            figures: components["schemas"]["FigureView"][];
        };
        JobAreaView: {
            area: string;
            reason?: string | null;
            /** @description `queued`, `running` or `done`. */
            state: string;
            status?: components["schemas"]["CollectionStatusView"] | null;
            title: string;
        };
        /** @description A sync of a tenant. */
        JobView: {
            areas: components["schemas"]["JobAreaView"][];
            createdAt: string;
            done: number;
            finishedAt?: string | null;
            id: string;
            /**
             * Format: int64
             * @description HTTP requests to Microsoft Graph so far; a batch is one.
             */
            requests: number;
            /** Format: int64 */
            sizeBytes: number;
            startedAt?: string | null;
            /** @description `queued`, `running` or `done`. */
            state: string;
            tenantId: string;
            /**
             * Format: int64
             * @description How often Graph asked to slow down.
             */
            throttled: number;
            total: number;
            /** @description `person`, `schedule`, `command` or `demo`. */
            trigger: string;
        };
        /** @enum {string} */
        KindWord: "collection" | "singleton";
        LicenceView: {
            /** Format: int32 */
            consumed: number;
            name: string;
            sku: string;
            /** @description Microsoft's word: `Enabled`, `Warning`, `Suspended`, `Deleted` or `LockedOut`. */
            status: string;
            /** Format: int32 */
            total: number;
        };
        ListView: {
            /** @description The property that tells the elements of a keyed list apart. */
            key?: string | null;
            look: components["schemas"]["ListWord"];
        };
        /** @enum {string} */
        ListWord: "set" | "keyed" | "ordered";
        Page_AppRegistrationView: {
            items: {
                createdAt: string;
                credential: components["schemas"]["CredentialView"];
                expiry: components["schemas"]["ExpiryView"];
                id: string;
                name: string;
                /**
                 * Format: int64
                 * @description How many tenants are reached through it.
                 */
                tenantCount: number;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_AreaView: {
            items: {
                description: string;
                /** @description What could not be verified about it. */
                doubts: string[];
                key: string;
                licence?: string | null;
                /** @description Read where nobody decided. */
                onByDefault: boolean;
                /** @description Read only where somebody switched it on. */
                optIn: boolean;
                readPermissions: string[];
                /** @description Any one of these service plans suffices; empty where none is asked for. */
                servicePlans: string[];
                /** Format: int32 */
                tier: number;
                title: string;
                /** @description The version of Graph that it is read from. */
                version: string;
                workload: string;
                workloadTitle: string;
                writePermissions: string[];
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_BaselineSummary: {
            items: {
                active: boolean;
                createdAt: string;
                createdBy: string;
                label: string;
                mode: string;
                /**
                 * Format: int64
                 * @description How many resources it holds.
                 */
                resources: number;
                /** Format: int64 */
                version: number;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_BudgetView: {
            items: {
                family: string;
                /**
                 * Format: int32
                 * @description As documented by Microsoft, in units for each window; most requests cost one.
                 */
                limit: number;
                /**
                 * Format: double
                 * @description `used` as a part of `limit`.
                 */
                share: number;
                /**
                 * Format: int64
                 * @description How often Graph refused nevertheless.
                 */
                throttled: number;
                title: string;
                /**
                 * Format: int32
                 * @description Spent within the last window.
                 */
                used: number;
                /**
                 * Format: int64
                 * @description How often something had to wait for the budget since the server started.
                 */
                waits: number;
                /** Format: int64 */
                windowMs: number;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_CollectionView: {
            items: {
                area: string;
                /** Format: int64 */
                bytes: number;
                finishedAt: string;
                /** @description So much emptier than before that a second reading must say the same. */
                held: boolean;
                id: string;
                jobId: string;
                /** Format: int64 */
                pages: number;
                /** @description Why it is not complete. */
                reason?: string | null;
                /** Format: int64 */
                requests: number;
                /** Format: int64 */
                resources: number;
                startedAt: string;
                status: components["schemas"]["CollectionStatusView"];
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_CollectorView: {
            items: {
                /** @description The key of its area. */
                area: string;
                changedAt: string;
                changedBy: string;
                createdAt: string;
                createdBy: string;
                description: string;
                expand: string;
                /** @description By which limits of Microsoft its requests are throttled. */
                familyTitle: string;
                filter: string;
                id: string;
                identity: string;
                keyed: {
                    [key: string]: string[];
                };
                kind: components["schemas"]["KindWord"];
                name: string;
                ordered: string[];
                path: string;
                permissions: string[];
                /**
                 * Format: int64
                 * @description Counts the changes; the number in the `ETag`.
                 */
                revision: number;
                secrets: string[];
                select: string[];
                severity: components["schemas"]["SeverityWord"];
                tenants: components["schemas"]["TenantsInput"];
                title: string;
                version: components["schemas"]["VersionWord"];
                volatile: string[];
                workloadTitle: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_DriftView: {
            items: {
                acceptance?: components["schemas"]["AcceptanceView"] | null;
                added: unknown[];
                after: unknown;
                area: string;
                areaTitle: string;
                /** Format: int64 */
                baselineVersion: number;
                before: unknown;
                /** @description `changed`, `missing` or `unexpected`. */
                change: string;
                firstSeenAt: string;
                id: string;
                /** @description `value`, `set`, `list` or `text`; null for a whole resource. */
                kind?: string | null;
                lastSeenAt: string;
                /** @description The names of the objects whose ids stand in the values, by id. */
                names: {
                    [key: string]: string;
                };
                /** @description Where it differs; empty for a whole resource. */
                path: string;
                removed: unknown[];
                /** @description `reverted`, `baselineUpdated` or `baselineRemoved`. */
                resolution?: string | null;
                resolvedAt?: string | null;
                resourceId: string;
                resourceName: string;
                severity: components["schemas"]["SeverityView"];
                snoozedUntil?: string | null;
                /** @description `open`, `accepted`, `snoozed` or `resolved`. */
                state: string;
                tenantId: string;
                tenantName: string;
                workload: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_ResourceView: {
            items: {
                id: string;
                name: string;
                /**
                 * Format: int64
                 * @description Drifts that are not resolved, accepted ones included.
                 */
                openDrifts: number;
                state: components["schemas"]["ResourceStateView"];
                /** @description Since when the live state is as it is. */
                validFrom?: string | null;
                /** Format: int64 */
                versions: number;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_TenantAreaView: {
            items: {
                /** @description What can be done with it, in one word. */
                access: components["schemas"]["AccessView"];
                area: string;
                baseline?: components["schemas"]["BaselineSummary"] | null;
                collection?: components["schemas"]["CollectionView"] | null;
                description: string;
                /** @description Whether a sweep reads it. */
                enabled: boolean;
                lastCompleteAt?: string | null;
                licence?: string | null;
                /** @description Null when it is not known. */
                licensed?: boolean | null;
                /** @description For reading, whether the area is switched on or not. */
                missingPermissions: string[];
                /** @description For restoring; empty where nothing can be restored. */
                missingWritePermissions: string[];
                /** @description Whether the catalog alone would have it on. */
                onByDefault: boolean;
                openDrifts: components["schemas"]["SeverityCountsView"];
                readPermissions: string[];
                /**
                 * Format: int64
                 * @description How many resources the last complete attempt found.
                 */
                resources?: number | null;
                /** @description Service plans any one of which suffices. */
                servicePlans: string[];
                /** @description What a person decided; null where the catalog decides. */
                switch?: boolean | null;
                /** Format: int32 */
                tier: number;
                title: string;
                workload: string;
                workloadTitle: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_TenantEventView: {
            items: {
                areas: components["schemas"]["ConcernedAreaView"][];
                at: string;
                /** Format: int64 */
                id: number;
                kind: components["schemas"]["TenantEventKindView"];
                /** @description The permission, or the name of the product. */
                subject: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_TenantView: {
            items: {
                connection?: components["schemas"]["ConnectionView"] | null;
                createdAt: string;
                enabled: boolean;
                id: string;
                name: string;
                summary: components["schemas"]["TenantSummary"];
                /** Format: int64 */
                syncIntervalMinutes: number;
                tenantId: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_VersionView: {
            items: {
                name: string;
                validFrom: string;
                validTo?: string | null;
                /** @description 1 for the first. */
                version: number;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        /** @description What the last look at the connection found: permissions, licences, and what follows for each area. */
        PermissionsView: {
            areas: components["schemas"]["AreaAccessView"][];
            checkedAt?: string | null;
            /** @description Assigned on services other than Microsoft Graph, which Plumbline does not speak to. */
            elsewhere: components["schemas"]["ElsewhereView"][];
            error?: components["schemas"]["RefusalView"] | null;
            /** @description Why it is not known which licences the tenant has; null when it is known. */
            licencesGap?: string | null;
            ok: boolean;
            /** @description The name that the directory gives itself. */
            organization?: string | null;
            /** @description Microsoft's ids of the missing permissions, by name, for the app registration's manifest. */
            permissionIds: {
                [key: string]: string;
            };
            /** @description The application permissions in the token. */
            roles: string[];
            unneededPermissions: components["schemas"]["UnneededPermissionView"][];
        };
        /** @description What went wrong, for people (`title`, `detail`) and programs (`code`). */
        Problem: {
            /** @description Stable, e.g. `tenantNotFound`. */
            code: string;
            /** @description What failed, on which thing, and what to do next. */
            detail: string;
            /** @description The fields that were refused. */
            errors?: components["schemas"]["FieldProblem"][];
            /** Format: int32 */
            status: number;
            title: string;
            /** @description Always `about:blank`: the code says more. */
            type: string;
        };
        PublicConfig: {
            /** @description Visitors are signed in by themselves with `POST /session/demo`. */
            demo: boolean;
            name: string;
            /** @description The first administrator is still to be made with `POST /setup`. */
            setupRequired: boolean;
            version: string;
        };
        PullErrorView: {
            code: string;
            /** @description What to do about it. */
            hint?: string | null;
            message: string;
        };
        PulledView: {
            /** Format: int64 */
            bytes: number;
            /** @description Objects that were read: all of them, or at least so many when `hasMore`. */
            count: number;
            fields: components["schemas"]["FieldView"][];
            /** @description There are more fields than are listed. */
            fieldsCut: boolean;
            hasMore: boolean;
            kind: components["schemas"]["KindWord"];
            /** Format: int64 */
            requests: number;
            /** @description With secrets masked and long values cut. */
            sample: unknown[];
            suggestedIdentity?: string | null;
            suggestedName?: string | null;
        };
        RefusalView: {
            code: string;
            /** @description What to do about it. */
            hint?: string | null;
            message: string;
        };
        RegistrationView: {
            /** Format: int32 */
            administrators: number;
            /** Format: int32 */
            administratorsWithout: number;
        };
        RenameAppRegistration: {
            name: string;
        };
        ResourceDetailView: {
            area: string;
            baseline?: Record<string, never> | null;
            drifts: components["schemas"]["DriftView"][];
            id: string;
            live?: Record<string, never> | null;
            name: string;
            /** @description Paths that Microsoft Graph does not show. */
            notComparable: string[];
            state: components["schemas"]["ResourceStateView"];
        };
        /**
         * @description How a resource stands to the baseline.
         * @enum {string}
         */
        ResourceStateView: "matching" | "drifted" | "missing" | "unexpected" | "unmonitored";
        ResourceView: {
            id: string;
            name: string;
            /**
             * Format: int64
             * @description Drifts that are not resolved, accepted ones included.
             */
            openDrifts: number;
            state: components["schemas"]["ResourceStateView"];
            /** @description Since when the live state is as it is. */
            validFrom?: string | null;
            /** Format: int64 */
            versions: number;
        };
        /** @description How often the client secret is rotated. */
        RotationInput: {
            /**
             * Format: int32
             * @description 1 to 365, or null for never. Needs `Application.ReadWrite.OwnedBy`.
             */
            rotateEveryDays: number | null;
        };
        /** @description A rotation of the client secret that is under way. */
        RotationView: {
            /** @description The name of the new secret in the app registration. */
            displayName: string;
            /** @description Why the last attempt failed. The secret in use goes on working. */
            error?: string | null;
            nextAttemptAt: string;
            startedAt: string;
            /** @description What is done next: `adding`, `proving`, `removing` or `abandoning`. */
            step: string;
        };
        SessionView: {
            /** @description When it ends whatever the use, as RFC 3339 text. */
            expiresAt: string;
            user: components["schemas"]["UserView"];
        };
        Setup: {
            password: string;
            /** @description From the file `setup-token` of the data folder. */
            token: string;
            username: string;
        };
        /** @description Open drifts by severity. */
        SeverityCountsView: {
            /** Format: int64 */
            critical: number;
            /** Format: int64 */
            high: number;
            /** Format: int64 */
            low: number;
            /** Format: int64 */
            medium: number;
        };
        /** @enum {string} */
        SeverityView: "critical" | "high" | "medium" | "low";
        /** @enum {string} */
        SeverityWord: "low" | "medium" | "high" | "critical";
        SignIn: {
            password: string;
            username: string;
        };
        SkippedArea: {
            area: string;
            reason: string;
        };
        Snooze: {
            /** @description RFC 3339. */
            until: string;
        };
        StartSync: {
            /** @description All areas when left out. */
            areas?: string[] | null;
        };
        SwitchArea: {
            /** @description Null leaves it to the catalog: tiers 1 and 2 are on, what is costly or privileged is not. */
            enabled: boolean | null;
        };
        /** @description The areas that fit every field that is given; at least one must be. */
        SwitchAreas: {
            areas?: string[] | null;
            /** @description Null leaves them to the catalog. */
            enabled: boolean | null;
            /** Format: int32 */
            tier?: number | null;
            /** @description Such as `intune`. */
            workload?: string | null;
        };
        Switched: {
            /** @description How many areas are switched differently than before. */
            changed: number;
        };
        SyncStarted: {
            jobId: string;
        };
        /** @description An area as it stands in a tenant. */
        TenantAreaView: {
            /** @description What can be done with it, in one word. */
            access: components["schemas"]["AccessView"];
            area: string;
            baseline?: components["schemas"]["BaselineSummary"] | null;
            collection?: components["schemas"]["CollectionView"] | null;
            description: string;
            /** @description Whether a sweep reads it. */
            enabled: boolean;
            lastCompleteAt?: string | null;
            licence?: string | null;
            /** @description Null when it is not known. */
            licensed?: boolean | null;
            /** @description For reading, whether the area is switched on or not. */
            missingPermissions: string[];
            /** @description For restoring; empty where nothing can be restored. */
            missingWritePermissions: string[];
            /** @description Whether the catalog alone would have it on. */
            onByDefault: boolean;
            openDrifts: components["schemas"]["SeverityCountsView"];
            readPermissions: string[];
            /**
             * Format: int64
             * @description How many resources the last complete attempt found.
             */
            resources?: number | null;
            /** @description Service plans any one of which suffices. */
            servicePlans: string[];
            /** @description What a person decided; null where the catalog decides. */
            switch?: boolean | null;
            /** Format: int32 */
            tier: number;
            title: string;
            workload: string;
            workloadTitle: string;
        };
        /** @enum {string} */
        TenantEventKindView: "permissionLost" | "permissionGained" | "licenceLost" | "licenceGained";
        /** @description A permission or a licence that came or went. */
        TenantEventView: {
            areas: components["schemas"]["ConcernedAreaView"][];
            at: string;
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["TenantEventKindView"];
            /** @description The permission, or the name of the product. */
            subject: string;
        };
        /** @enum {string} */
        TenantStateView: "neverSynced" | "ok" | "syncing" | "attention" | "broken";
        TenantStatus: {
            /** @description What is wrong, in words. */
            detail?: string | null;
            job?: components["schemas"]["JobView"] | null;
            lastSyncAt?: string | null;
            nextSyncAt?: string | null;
            state: components["schemas"]["TenantStateView"];
        };
        TenantSummary: {
            areas: components["schemas"]["AreaCountsView"];
            /** @description Areas that have an active baseline. */
            baselines: number;
            lastSyncAt?: string | null;
            nextSyncAt?: string | null;
            openDrifts: components["schemas"]["SeverityCountsView"];
            state: components["schemas"]["TenantStateView"];
            syncing: boolean;
        };
        TenantView: {
            connection?: components["schemas"]["ConnectionView"] | null;
            createdAt: string;
            enabled: boolean;
            id: string;
            name: string;
            summary: components["schemas"]["TenantSummary"];
            /** Format: int64 */
            syncIntervalMinutes: number;
            tenantId: string;
        };
        /** @description `"all"`, also for tenants that come later, or a list of ids. */
        TenantsInput: components["schemas"]["AllWord"] | string[];
        TestErrorView: {
            code: string;
            /** @description What to do about it. */
            hint?: string | null;
            message: string;
        };
        /** @description A GET of Graph. */
        TestPullInput: {
            expand?: string;
            filter?: string;
            /** @description Below the version, e.g. `/policies/authorizationPolicy`. */
            path: string;
            select?: string[];
            /** @description Plumbline's id of the tenant to read. */
            tenantId: string;
            version: components["schemas"]["VersionWord"];
        };
        /** @description What a test pull found. */
        TestPullView: {
            error?: components["schemas"]["PullErrorView"] | null;
            familyTitle: string;
            /** @description What areas of nearby paths need. */
            likelyPermissions: string[];
            pulled?: components["schemas"]["PulledView"] | null;
            /** @description The title of the area that reads this path already. */
            readAlready?: string | null;
            workloadTitle: string;
        };
        TryConnection: {
            credential: components["schemas"]["CredentialInput"];
            /** @description Microsoft's id of the directory. */
            tenantId: string;
        };
        /** @description Granted, but needed by nothing. */
        UnneededPermissionView: {
            /** @description Completes "with it the application can …". */
            allows: string;
            permission: string;
            /** @description Whether it can change the tenant. */
            risk: boolean;
        };
        UserView: {
            id: string;
            role: string;
            username: string;
        };
        VersionView: {
            name: string;
            validFrom: string;
            validTo?: string | null;
            /** @description 1 for the first. */
            version: number;
        };
        /** @enum {string} */
        VersionWord: "v1.0" | "beta";
        WatchInput: {
            id: string;
            /** @description `snapshot`, `properties` or `none`. */
            mode: string;
            /** @description For `properties`, e.g. `conditions.users.excludeGroups`. */
            watchedPaths?: string[];
        };
        WatchedResource: {
            id: string;
            /** @description `snapshot`, `properties` or `none`. */
            mode: string;
            name: string;
            watchedPaths: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
