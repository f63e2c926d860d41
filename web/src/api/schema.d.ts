export interface paths {
    "/api/v1/acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Acceptances that run, over all tenants, the newest first. */
        get: {
            parameters: {
                query?: {
                    tenant?: string | null;
                    area?: string | null;
                    /** @description Part of the reason, the ticket, the author or the resource's name. */
                    q?: string | null;
                    /** @description RFC 3339: only those that end before. */
                    endingBefore?: string | null;
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
                        "application/json": components["schemas"]["Page_RunningAcceptanceView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/acceptances/{acceptance}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an acceptance before its time. Its drift is open again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    acceptance: string;
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
                        "application/json": components["schemas"]["Revoked"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own account. */
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
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change one's own password. All other sessions end, and this one goes on under a new cookie. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordChange"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How you like to see the web app. */
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
                        "application/json": components["schemas"]["PreferencesBody"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        /** Choose how you like to see the web app, in place of all that was chosen before. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PreferencesBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PreferencesBody"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make new recovery codes; the ones before stop working. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordProof"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecoveryCodes"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a secret for an authenticator app. It counts once a code proved that the app has it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordProof"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnrolmentView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/second-factor/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove that the authenticator app has the secret; codes are asked for from now on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CodeProof"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecoveryCodes"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/second-factor/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop asking for codes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordProof"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own sessions, the one used last first. */
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
                        "application/json": components["schemas"]["Page_OwnSessionView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        put?: never;
        post?: never;
        /** End all of one's own sessions but this one, at once. */
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one's own sessions at once. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session: string;
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done, refused, or tried in vain; the newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Somewhere in the entry: who, what, on what, from where, or in the details. */
                    q?: string | null;
                    actor?: string | null;
                    /** @description By which way the actor came: `session`, `token`, `commandLine`, `schedule` or `plumbline`. */
                    kind?: string | null;
                    /** @description An action such as `tenant.change`, or its noun, such as `tenant`. */
                    action?: string | null;
                    tenant?: string | null;
                    /** @description `done`, `refused` or `failed`. */
                    result?: string | null;
                    /** @description RFC 3339, the first moment. */
                    from?: string | null;
                    /** @description RFC 3339, the moment after the last. */
                    to?: string | null;
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
                        "application/json": components["schemas"]["Page_AuditEntryView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/audit/chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Walks the whole chain, and holds it against its heads. */
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
                        "application/json": components["schemas"]["AuditChainView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All entries that the filter lets through, as a file, the oldest first. That somebody took them out is an entry, too. */
        get: {
            parameters: {
                query: {
                    /** @description `csv`, `jsonl` (a JSON object on each line) or `cef` (ArcSight's Common Event Format). */
                    format: string;
                    /** @description As in the list. */
                    q?: string | null;
                    actor?: string | null;
                    kind?: string | null;
                    action?: string | null;
                    tenant?: string | null;
                    result?: string | null;
                    from?: string | null;
                    to?: string | null;
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
                        "text/plain": string;
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/audit/heads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The heads of the chain by day, the newest first. Keep them elsewhere. */
        get: {
            parameters: {
                query?: {
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
                        "application/json": components["schemas"]["Page_AuditHeadView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/audit/{entry}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    entry: string;
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
                        "application/json": components["schemas"]["AuditEntryView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/auth/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the identity provider sends people back to: begins a session and leads into the app. */
        get: {
            parameters: {
                query?: {
                    state?: string;
                    code?: string;
                    error?: string;
                    error_description?: string;
                    iss?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Into the app with a session, or to the sign-in page with a `problem`. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign in with the identity provider: leads to it. */
        get: {
            parameters: {
                query?: {
                    /** @description The page of the app to come back to; anything else leads to its first page. */
                    returnTo?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description To the provider, or to the sign-in page with a `problem`. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign out of the identity provider too, where it has a page for that. The own session ends with `DELETE /session`. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description To the provider's page, or back to the sign-in page. */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/baselines/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to the live state where these drifts are. All or none of them. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateInput"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BaselineUpdates"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/branding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The name, colour and logo that people see. */
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
                        "application/json": components["schemas"]["BrandingView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        /** Choose the name, colour and logo that people see, also on the sign-in page. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChooseBranding"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BrandingView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to connect by consent. The answer counts once, within ten minutes and in this session. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BeginConsent"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConsentBegun"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consents/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where Microsoft sends the browser. Leads on to the page that finishes, within the session. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description To the page that finishes */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/consents/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on with what Microsoft's page sent back. The tenant is signed in to before anything is stored. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FinishConsent"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConsentFinished"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consents/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an app registration is to be granted, and why: application permissions of Microsoft Graph. */
        get: {
            parameters: {
                query?: {
                    /** @description `read` when left out, or `write`. */
                    purpose?: string;
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
                        "application/json": components["schemas"]["Page_NeededPermissionView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of what is known is watched, over all tenants. */
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
                        "application/json": components["schemas"]["CoverageView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/drift-groups/{by}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drifts in groups: by `change`, `tenant`, `area`, `assignee` or `changedBy`; those with the worst drifts first. */
        get: {
            parameters: {
                query?: {
                    tenant?: string | null;
                    /** @description The tenants of a group. */
                    group?: string | null;
                    /** @description The tenants that carry a tag. */
                    tag?: string | null;
                    area?: string | null;
                    /** @description `open`, `accepted`, `snoozed`, `restoring` or `resolved`. */
                    state?: string | null;
                    /** @description `flapping`, `leftAcceptance` or `cameBack`. */
                    mark?: string | null;
                    /** @description `critical`, `high`, `medium` or `low`. */
                    severity?: string | null;
                    /** @description `critical`, `high`, `medium` or `low`: that severe or worse. */
                    minSeverity?: string | null;
                    /** @description `weakens`, `strengthens`, `neutral` or `unknown`. */
                    direction?: string | null;
                    /** @description The id of a person, `me` or `none`. */
                    assignee?: string | null;
                    /** @description The key of who made the change, or `none` where nobody is known. */
                    changedBy?: string | null;
                    /** @description The `changeKey` of a drift: one and the same change, wherever it happened. */
                    change?: string | null;
                    /** @description First seen at least so many hours ago. */
                    minAgeHours?: number | null;
                    /** @description First seen less than so many hours ago. */
                    maxAgeHours?: number | null;
                    /** @description Part of the resource's name. */
                    q?: string | null;
                    cursor?: string | null;
                    /** @description 1 to 1000; 100 when left out. */
                    limit?: number | null;
                };
                header?: never;
                path: {
                    by: string;
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
                        "application/json": components["schemas"]["Page_DriftGroupView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/drift-ids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The drifts that a filter lets through, by their ids alone, the newest first. */
        get: {
            parameters: {
                query?: {
                    tenant?: string | null;
                    /** @description The tenants of a group. */
                    group?: string | null;
                    /** @description The tenants that carry a tag. */
                    tag?: string | null;
                    area?: string | null;
                    /** @description `open`, `accepted`, `snoozed`, `restoring` or `resolved`. */
                    state?: string | null;
                    /** @description `flapping`, `leftAcceptance` or `cameBack`. */
                    mark?: string | null;
                    /** @description `critical`, `high`, `medium` or `low`. */
                    severity?: string | null;
                    /** @description `critical`, `high`, `medium` or `low`: that severe or worse. */
                    minSeverity?: string | null;
                    /** @description `weakens`, `strengthens`, `neutral` or `unknown`. */
                    direction?: string | null;
                    /** @description The id of a person, `me` or `none`. */
                    assignee?: string | null;
                    /** @description The key of who made the change, or `none` where nobody is known. */
                    changedBy?: string | null;
                    /** @description The `changeKey` of a drift: one and the same change, wherever it happened. */
                    change?: string | null;
                    /** @description First seen at least so many hours ago. */
                    minAgeHours?: number | null;
                    /** @description First seen less than so many hours ago. */
                    maxAgeHours?: number | null;
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
                        "application/json": components["schemas"]["DriftIdsView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                    /** @description The tenants of a group. */
                    group?: string | null;
                    /** @description The tenants that carry a tag. */
                    tag?: string | null;
                    area?: string | null;
                    /** @description `open`, `accepted`, `snoozed`, `restoring` or `resolved`. */
                    state?: string | null;
                    /** @description `flapping`, `leftAcceptance` or `cameBack`. */
                    mark?: string | null;
                    /** @description `critical`, `high`, `medium` or `low`. */
                    severity?: string | null;
                    /** @description `critical`, `high`, `medium` or `low`: that severe or worse. */
                    minSeverity?: string | null;
                    /** @description `weakens`, `strengthens`, `neutral` or `unknown`. */
                    direction?: string | null;
                    /** @description The id of a person, `me` or `none`. */
                    assignee?: string | null;
                    /** @description The key of who made the change, or `none` where nobody is known. */
                    changedBy?: string | null;
                    /** @description The `changeKey` of a drift: one and the same change, wherever it happened. */
                    change?: string | null;
                    /** @description First seen at least so many hours ago. */
                    minAgeHours?: number | null;
                    /** @description First seen less than so many hours ago. */
                    maxAgeHours?: number | null;
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drifts/{drift}/attribution/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask Microsoft's audit logs now who made the change; answers when they were read. */
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drifts/{drift}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people said about a drift, the oldest first. */
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
                        "application/json": components["schemas"]["Page_DriftCommentView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        put?: never;
        /** Say something about a drift. */
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
                    "application/json": components["schemas"]["NewDriftComment"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DriftCommentView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drifts/{drift}/related": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Unresolved drifts of the same change elsewhere, and of the same resource. */
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
                        "application/json": components["schemas"]["RelatedDriftsView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/encryption-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which encryption keys are in use. */
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
                        "application/json": components["schemas"]["EncryptionKeysView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens from now on in the tenants that one may see: events `job`, `drift`, `tenant`, `plan`, and `resync` when some
         *     were missed. It ends with the session.
         */
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/ignore-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All ignore rules, the newest first, with what they held back. */
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
                        "application/json": components["schemas"]["Page_IgnoreRuleView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        put?: never;
        /** Make a rule. What it covers is resolved at once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["IgnoreRuleBody"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IgnoreRuleView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ignore-rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a rule would hold back of the drifts that live now. Nothing is stored. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["IgnoreRuleBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IgnorePreview"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ignore-rules/{rule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One ignore rule. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    rule: string;
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
                        "application/json": components["schemas"]["IgnoreRuleView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        /** Replace what a rule says. Drifts follow at once. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    rule: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["IgnoreRuleBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IgnoreRuleView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        post?: never;
        /** Delete a rule. What it held back is drift again, at once. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    rule: string;
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ignore-rules/{rule}/held-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a rule held back in the last 30 days, the latest first. */
        get: {
            parameters: {
                query?: {
                    /** @description 1 to 1000; 100 when left out. */
                    limit?: number | null;
                };
                header?: never;
                path: {
                    rule: string;
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
                        "application/json": components["schemas"]["Page_IgnoredDriftView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/log-level": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much is logged now. */
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
                        "application/json": components["schemas"]["LogLevelView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        /** Log more or less for some minutes, without a restart. Secrets are not logged at any level. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChooseLogLevel"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LogLevelView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        post?: never;
        /** Go back to the configured level. */
        delete: {
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
                        "application/json": components["schemas"]["LogLevelView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All tenants against all workloads, or against the areas of one. */
        get: {
            parameters: {
                query?: {
                    /** @description The areas of this workload in place of the workloads, such as `entra_id`. */
                    workload?: string | null;
                    /** @description The ids of at most 100 tenants, with commas between; all tenants when left out. One that is not there is left out. */
                    tenants?: string | null;
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
                        "application/json": components["schemas"]["MatrixView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who sees a tenant that you see, by name: who can be given drifts. */
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
                        "application/json": components["schemas"]["Page_PersonView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plans over all tenants, the newest first. */
        get: {
            parameters: {
                query?: {
                    tenant?: string | null;
                    /** @description `proposed`, `approved`, `applying`, `verifying`, `restored`, `incomplete`, `outdated`, `cancelled` or `expired`. */
                    state?: string | null;
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
                        "application/json": components["schemas"]["Page_PlanSummary"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        put?: never;
        /** Plan a restore. Nothing is sent; without a write connection the plan is a dry run. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewPlan"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan the deletion of resources that nobody agreed to. It is never part of a restore. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewDeletion"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{plan}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One plan with everything that became of it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
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
                        "application/json": components["schemas"]["PlanView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/plans/{plan}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the approved requests, one after the other. The answer comes at once; the plan tells how it goes on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{plan}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve the plan as it was looked at. The second pair of eyes looks anew before. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Approve"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{plan}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send nothing further. What was sent stays and is verified. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
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
                        "application/json": components["schemas"]["PlanView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{plan}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look again at requests of which it is not known whether they were carried out, and whether what was written holds. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
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
                        "application/json": components["schemas"]["PlanView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{plan}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan the same drifts anew, against what is there now. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{plan}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The exact requests as text, to be sent by hand where there is no write connection. */
        get: {
            parameters: {
                query?: {
                    /** @description `json` (as when left out), `curl` or `powershell`. */
                    format?: string | null;
                };
                header?: never;
                path: {
                    plan: string;
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
                        "text/plain": string;
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/plans/{plan}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan to take back what the plan did: exactly the state before it, through the same checks and approval. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
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
                400: components["responses"]["Malformed"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
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
    "/api/v1/restores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent to tenants, the newest first. */
        get: {
            parameters: {
                query?: {
                    tenant?: string | null;
                    area?: string | null;
                    /** @description Its id, also the one that it got when it was made anew. */
                    resource?: string | null;
                    cursor?: string | null;
                    /** @description 1 to 200; 100 when left out. */
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
                        "application/json": components["schemas"]["Page_RestoreEntryView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The terms, and what the last runs let go. */
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
                        "application/json": components["schemas"]["RetentionView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        /** Choose the terms. What shorter ones let go does not come back. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TermsView"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetentionView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schema-notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Properties that Graph added, the newest first. They are held back and no drift. */
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
                        "application/json": components["schemas"]["Page_SchemaNoticeView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/schema-notices/{notice}/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the property part of the baselines of all tenants that show it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    notice: string;
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
                        "application/json": components["schemas"]["SchemaDecision"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schema-notices/{notice}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that the property is configuration: it is drift where a baseline lacks it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    notice: string;
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
                        "application/json": components["schemas"]["SchemaDecision"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find tenants, areas, resources and open drifts by a part of their names. */
        get: {
            parameters: {
                query?: {
                    /** @description Part of a name, at most 200 characters. */
                    q?: string;
                    /** @description Of each kind, 1 to 50; 8 when left out. */
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
                        "application/json": components["schemas"]["FindingsView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The identity provider that people sign in with. It is set in the environment of the server. */
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
                        "application/json": components["schemas"]["SignInProviderView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/sign-in/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All rules, the oldest first. */
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
                        "application/json": components["schemas"]["Page_RoleRuleView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        put?: never;
        /** Make a rule. It counts for whoever signs in from now on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RoleRuleInput"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoleRuleView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/rules/{rule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a rule. Whoever had something by it loses that at once, and meets the changed rule at the next sign-in. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    rule: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RoleRuleInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoleRuleView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        post?: never;
        /** Delete a rule. Whoever had something by it loses that at once. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    rule: string;
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenant-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All groups of tenants, by name. */
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
                        "application/json": components["schemas"]["Page_TenantGroupView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        put?: never;
        /** Make a group of tenants. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewTenantGroup"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TenantGroupView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenant-groups/{group}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One group of tenants. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    group: string;
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
                        "application/json": components["schemas"]["TenantGroupView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        put?: never;
        post?: never;
        /** Delete a group. Its tenants stay. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    group: string;
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        options?: never;
        head?: never;
        /** Change the name, the colour or who belongs to a group. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    group: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TenantGroupChange"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TenantGroupView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        trace?: never;
    };
    "/api/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All tenants by name, or some of them. */
        get: {
            parameters: {
                query?: {
                    /** @description The ids of at most 100 tenants, with commas between; all tenants when left out. One that is not there is left out. */
                    ids?: string | null;
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
                        "application/json": components["schemas"]["Page_TenantView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        put?: never;
        post?: never;
        /** The same as to erase it, for programs: nothing is typed, and the receipt stands in the audit trail. */
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
        /** Make the live state of an area, or an earlier one, the agreed one. */
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/areas/{area}/baseline/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The active baseline of an area as a file that lives well in Git. */
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
                        "application/json": unknown;
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/tenants/{tenant}/areas/{area}/baseline/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make what a file says the agreed state of an area. */
        post: {
            parameters: {
                query?: {
                    /** @description In place of the label of the file. */
                    label?: string | null;
                    /** @description Tell what it would do, and do nothing. */
                    dryRun?: boolean;
                };
                header?: never;
                path: {
                    tenant: string;
                    area: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportReport"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/areas/{area}/baseline/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell which drifts an edit would raise and resolve, without saving it. */
        post: {
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
                        "application/json": components["schemas"]["BaselinePreview"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/areas/{area}/baseline/resources/{resource}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One resource place by place, agreed and live, for an editor. */
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
                        "application/json": components["schemas"]["BaselineResourceView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/tenants/{tenant}/areas/{area}/baseline/versions/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one version says otherwise than another. */
        get: {
            parameters: {
                query: {
                    from: number;
                    to: number;
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
                        "application/json": components["schemas"]["VersionComparison"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/tenants/{tenant}/areas/{area}/baseline/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version with its resources. */
        get: {
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Give a version another label and note. */
        patch: {
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
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RelabelInput"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/areas/{area}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed in an area between two times, by resource id. */
        get: {
            parameters: {
                query?: {
                    /** @description The earlier time, such as 2026-11-25T09:00:00Z. */
                    from?: string | null;
                    /** @description The later time; now when left out. */
                    to?: string | null;
                    cursor?: string | null;
                    /** @description Resources on a page, 1 to 200; 100 when left out. */
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
                        "application/json": components["schemas"]["Page_AreaChangeView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/tenants/{tenant}/areas/{area}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compare an area with that of another tenant, by what ids name and not by the ids. */
        get: {
            parameters: {
                query: {
                    /** @description The id of the other tenant. */
                    with: string;
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
                        "application/json": components["schemas"]["TenantComparisonView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/tenants/{tenant}/areas/{area}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups of an area, in their order. */
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
                        "application/json": components["schemas"]["Page_ResourceGroupView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        /** Replace the groups of an area. */
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
                    "application/json": components["schemas"]["GroupsInput"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/areas/{area}/properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The properties that the resources of an area have, for `show` of their list. */
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
                        "application/json": components["schemas"]["Page_ChoosablePropertyView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/tenants/{tenant}/areas/{area}/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The resources of an area by name, now or as they were. */
        get: {
            parameters: {
                query?: {
                    /** @description Part of the name or the id. */
                    q?: string | null;
                    /** @description `values` looks for `q` in the values of the live state, too; `names` when left out. */
                    within?: string | null;
                    /** @description `matching`, `drifted`, `missing`, `unexpected` or `unmonitored`. */
                    state?: string | null;
                    /** @description `name` (when left out), `state`, `drifts`, `versions` or `since`, with `-` before it from last to first. */
                    sort?: string | null;
                    /**
                     * @description At most 8 properties whose live values come with each resource, with commas between, such as
                     *     `state,conditions.users.excludeGroups`.
                     */
                    show?: string | null;
                    cursor?: string | null;
                    /** @description 1 to 1000; 100 when left out. */
                    limit?: number | null;
                    /** @description The list as it was at this time, such as 2026-11-26T09:00:00Z. */
                    at?: string | null;
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
                        "application/json": components["schemas"]["ResourceListView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
        /** One resource: its live and its agreed body, and its drifts; or as it was. */
        get: {
            parameters: {
                query?: {
                    /** @description The resource as it was at this time, such as 2026-11-26T09:00:00Z. */
                    at?: string | null;
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
                        "application/json": components["schemas"]["ResourceDetailView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                    /** @description A time, a version number, `baseline` or `live`; `baseline` when left out. */
                    from?: string | null;
                    /** @description A time, a version number, `baseline` or `live`; `live` when left out. */
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/tenants/{tenant}/areas/{area}/resources/{resource}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why each place of a resource is a difference, or is none. */
        get: {
            parameters: {
                query?: {
                    /** @description A time, a version number, `baseline` or `live`; `baseline` when left out. */
                    from?: string | null;
                    /** @description A time, a version number, `baseline` or `live`; `live` when left out. */
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
                        "application/json": components["schemas"]["Explanation"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                query?: {
                    cursor?: string | null;
                    /** @description 1 to 1000; 100 when left out. */
                    limit?: number | null;
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
                        "application/json": components["schemas"]["Page_VersionView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/tenants/{tenant}/areas/{area}/resources/{resource}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which ignore rules and acceptances hold differences of a resource back. */
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
                        "application/json": components["schemas"]["Page_HoldView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/tenants/{tenant}/areas/{area}/resources/{resource}/properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which value a property had from when to when. */
        get: {
            parameters: {
                query?: {
                    /** @description The path of the property, such as `conditions.users.excludeGroups`. */
                    path?: string | null;
                    /** @description Only the times with this value: JSON, or text. A collection has it when it holds it. */
                    value?: string | null;
                    cursor?: string | null;
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
                        "application/json": components["schemas"]["TimelineView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/tenants/{tenant}/automatic-restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the tenant lets be restored by itself, and what came of it. */
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
                        "application/json": components["schemas"]["AutomaticRestoreView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        /** Choose it. It holds from the next decision on; what is paused stays so. */
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
                    "application/json": components["schemas"]["AutomaticRestoreInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AutomaticRestoreView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/automatic-restore/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What settings would do with the drifts of now. Nothing is read from Microsoft, planned or kept. */
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
                    "application/json": components["schemas"]["AutomaticRestoreInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AutomaticPreviewView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/automatic-restore/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the pause, and let what failed and resources that went to and fro be restored by themselves again. */
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
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of what is known is watched in each area of a tenant. */
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
                        "application/json": components["schemas"]["TenantCoverageView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/tenants/{tenant}/disconnect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disconnect a tenant: nothing is read any more, work under way ends, tokens and credentials are forgotten. What was
         *     found stays by the rules of retention.
         */
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
                        "application/json": components["schemas"]["TenantView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a tenant: everything that is known of it, its secrets, and the key that could read a copy. Its work ends
         *     first. Audit entries stay without their details.
         */
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
                    "application/json": components["schemas"]["Erase"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErasureReceipt"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people wrote down about a tenant, the newest first. */
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
                        "application/json": components["schemas"]["Page_TenantNoteView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        put?: never;
        /** Write something down about a tenant. */
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
                    "application/json": components["schemas"]["NewTenantNote"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TenantNoteView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/notes/{note}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a note. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                    note: string;
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/tenants/{tenant}/restore-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the tenant chose about restoring. */
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
                        "application/json": components["schemas"]["RestoreSettingsView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        /** Choose it. It holds from the next plan, approval and apply on. */
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
                    "application/json": components["schemas"]["RestoreSettingsInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RestoreSettingsView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a tenant its tags, in place of those it has. */
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
                    "application/json": components["schemas"]["TenantTags"];
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/write-connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Write access to a tenant, and what it would allow. */
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
                        "application/json": components["schemas"]["WriteAccessView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        /** Allow writing by a credential of its own. It is proved first; the one that reads is refused. */
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
                        "application/json": components["schemas"]["WriteAccessView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        post?: never;
        /** Forbid writing again: the credential is forgotten. Reading goes on. */
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant}/write-connection/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Test the stored write connection. Nothing is written. */
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
                        "application/json": components["schemas"]["WriteAccessView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own API tokens, the newest first. */
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
                        "application/json": components["schemas"]["Page_ApiTokenView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        put?: never;
        /** Make an API token. Its text is shown once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewApiToken"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MadeApiToken"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke one of one's own API tokens; it opens nothing from the next request on. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open drifts of the last days. */
        get: {
            parameters: {
                query?: {
                    tenant?: string | null;
                    /** @description The tenants of a group. */
                    group?: string | null;
                    /** @description The tenants that carry a tag. */
                    tag?: string | null;
                    /** @description 1 to 90; 90 when left out. */
                    days?: number | null;
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
                        "application/json": components["schemas"]["TrendView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
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
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who may sign in, by name. */
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
                        "application/json": components["schemas"]["Page_UserDetailView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        put?: never;
        /** Make a user with a password that he must change at the first sign-in. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewUserBody"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UserDetailView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One user. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user: string;
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
                        "application/json": components["schemas"]["UserDetailView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                409: components["responses"]["Conflict"];
                414: components["responses"]["AddressTooLong"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        put?: never;
        post?: never;
        /** Remove a user with everything that is his. What he did stays in the audit trail. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user: string;
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Disable a user: nothing of him opens anything from the next request on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user: string;
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
                        "application/json": components["schemas"]["UserDetailView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enable a user again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user: string;
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
                        "application/json": components["schemas"]["UserDetailView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put grants in place of those given before. The user's sessions end at once. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewGrants"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UserDetailView"];
                    };
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a user a new password, which he must change at the next sign-in. His sessions end at once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UserReset"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End all sessions of a user at once. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user: string;
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API token of a user; it opens nothing from the next request on. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user: string;
                    token: string;
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
                400: components["responses"]["Malformed"];
                401: components["responses"]["NotSignedIn"];
                403: components["responses"]["Forbidden"];
                404: components["responses"]["NotFound"];
                408: components["responses"]["BodyTooSlow"];
                409: components["responses"]["Conflict"];
                412: components["responses"]["StaleVersion"];
                413: components["responses"]["BodyTooLarge"];
                414: components["responses"]["AddressTooLong"];
                415: components["responses"]["NotJson"];
                421: components["responses"]["ForeignHost"];
                422: components["responses"]["Invalid"];
                428: components["responses"]["PreconditionRequired"];
                429: components["responses"]["TooManyRequests"];
                431: components["responses"]["HeadersTooLarge"];
                500: components["responses"]["Internal"];
                502: components["responses"]["GraphFailed"];
            };
        };
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
            /** @description Where it was agreed, such as the number of a change. */
            ticket?: string | null;
        };
        /** @description The decision that a drift is fine. */
        AcceptanceView: {
            acceptedAt: string;
            author: string;
            expiresAt?: string | null;
            id: string;
            reason: string;
            /** @description Where it was agreed. */
            ticket?: string | null;
            /** @description What was accepted; null for a whole resource. */
            value: unknown;
        };
        /**
         * @description What can be done with an area.
         * @enum {string}
         */
        AccessView: "full" | "readOnly" | "locked" | "notLicensed" | "off" | "optIn" | "unknown";
        AccountView: {
            id: string;
            /** @description Whether the password was chosen by somebody else, so that another must be chosen before anything else. */
            mustChangePassword: boolean;
            /** @description Absent for somebody who signs in with the sign-in provider alone. */
            passwordChangedAt?: string | null;
            /**
             * Format: int64
             * @description How many recovery codes still work.
             */
            recoveryCodesLeft: number;
            /** @description Since when a code is asked for at sign-in; absent when none is. */
            secondFactorSince?: string | null;
            username: string;
        };
        Action: {
            /** @enum {string} */
            action: "accept";
            driftIds: string[];
            expiresAt?: string | null;
            reason: string;
            ticket?: string | null;
        } | {
            /** @enum {string} */
            action: "snooze";
            driftIds: string[];
            until: string;
        } | {
            /** @enum {string} */
            action: "reopen";
            driftIds: string[];
        } | {
            /** @enum {string} */
            action: "assign";
            /** @description The id of a person. */
            assignee?: string | null;
            driftIds: string[];
        };
        /** @enum {string} */
        AllWord: "all";
        AloneView: {
            id: string;
            name: string;
        };
        AmbiguousView: {
            resources: components["schemas"]["AloneView"][];
            side: components["schemas"]["SideView"];
        };
        ApiTokenView: {
            createdAt: string;
            expiresAt: string;
            id: string;
            lastUsedAddress?: string | null;
            lastUsedAt?: string | null;
            name: string;
            /** @description `read` or `operate`; never more than its owner may do at that moment. */
            power: string;
            /** @description Only these; null for all that its owner reaches. */
            tenantIds?: string[] | null;
        };
        AppRegistrationDetailView: {
            appRegistration: components["schemas"]["AppRegistrationView"];
            rotation?: components["schemas"]["RotationView"] | null;
            signIn?: components["schemas"]["SignInView"] | null;
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
            /** @description `read`, `write` or `delegated`. */
            purpose: string;
            /**
             * Format: int64
             * @description How many tenants are reached through it.
             */
            tenantCount: number;
        };
        ApprovalView: {
            at: string;
            by: string;
            /** @description Whether the tenant's policy approved, and no person. */
            byPolicy: boolean;
        };
        Approve: {
            /** @description The `hash` of the plan that was looked at. */
            hash: string;
            /** @description The numbers of the operations; all when left out. */
            operations?: number[] | null;
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
        /** @description What happened to a resource between two moments. */
        AreaChangeView: {
            change: components["schemas"]["WhatHappenedView"];
            changes: components["schemas"]["ChangeView"][];
            name: string;
            /** @description What the ids in the values name. */
            names: components["schemas"]["BTreeMap"];
            /** @description Versions around one of the moments are not kept any more, and the nearest that is was compared. */
            nearest: boolean;
            /** @description The name before, where it has another one now. */
            renamedFrom?: string | null;
            resourceId: string;
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
        AreaCoverageView: {
            area: string;
            counts: components["schemas"]["CoverageCountsView"];
            standing: components["schemas"]["StandingView"];
            title: string;
            workload: string;
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
        AreaWritingView: {
            area: string;
            /** @description What of that is not granted. */
            missing: string[];
            /** @description What restoring takes. */
            permissions: string[];
            title: string;
            workload: string;
        };
        AssigneeView: {
            name: string;
            userId: string;
        };
        /** @description Who made a change, as far as Microsoft's audit logs tell. */
        AttributionView: {
            /**
             * @description `exact`: the log tells this very change; `likely`: one author changed the resource in that time; `ambiguous`:
             *     several did; `nobody`: no entry speaks of it. Null until the log was read.
             */
            certainty?: string | null;
            changedBy?: components["schemas"]["ChangedByView"] | null;
            /** @description Why the log could not be read at the last look. */
            gap?: string | null;
            lookedAt?: string | null;
            /** @description The logs are late, so they are asked again; null when they are not. */
            nextLookAt?: string | null;
            /** @description The last reading before the change, and the one that found it. */
            since: string;
            until: string;
        };
        AuditChainView: {
            /**
             * Format: int64
             * @description Where it does not hold.
             */
            brokenAt?: number | null;
            /** @description The day of the head that says otherwise. */
            day?: string | null;
            /**
             * Format: int64
             * @description Those that were walked.
             */
            entries?: number | null;
            /** @description `changed`, `missing`, `otherHead`, `cutOff` or `noReceipt`. */
            fault?: string | null;
            /**
             * Format: int64
             * @description The first entry that is still kept.
             */
            firstEntry?: number | null;
            /**
             * Format: int64
             * @description The heads that the chain was held against.
             */
            heads?: number | null;
            whole: boolean;
        };
        AuditEntryView: {
            /** @description Verb and noun, such as `tenant.change`. */
            action: string;
            /** @description Who. */
            actor: string;
            /** @description From where, past the proxies that are trusted; null for what came from the host itself. */
            address?: string | null;
            at: string;
            /** @description What there is to tell; settings under `before` and `after`. */
            detail: unknown;
            /** @description The detail was erased with the tenant. */
            erased: boolean;
            /** @description Of this entry and, by way of the one before, of all before it. */
            hash: string;
            /** Format: int64 */
            id: number;
            /** @description By which way the actor came; null in entries from before that was noted. */
            kind?: string | null;
            /** @description The id of the request, which the log has too. */
            request?: string | null;
            /** @description `done`, `refused` or `failed`. */
            result: string;
            /** @description The id of what it was done to. */
            subject: string;
            tenantId?: string | null;
            /** @description The name that the tenant has today; null when it is gone. */
            tenantName?: string | null;
        };
        /** @description The last entry when a day was over. Kept elsewhere, it finds every change of what stands before it. */
        AuditHeadView: {
            /** @description A UTC day, such as `2026-11-26`. */
            day: string;
            /** Format: int64 */
            entry: number;
            hash: string;
            madeAt: string;
        };
        AutomaticEventView: {
            area?: string | null;
            at: string;
            code?: string | null;
            /** @description `planned`, `restored`, `waiting`, `leftToPerson`, `failed`, `dropped`, `stopped` or `resumed`. */
            outcome: string;
            planId?: string | null;
            resourceId?: string | null;
            until?: string | null;
            why: string;
        };
        /** @description What would happen now. */
        AutomaticPreviewView: {
            items: components["schemas"]["JudgedView"][];
            /** @description `restore`, `wait` or `nothing`. */
            outcome: string;
            until?: string | null;
            why: string;
        };
        /** @description The policies of a tenant: its own, and those of areas. */
        AutomaticRestoreInput: {
            allowWindows: components["schemas"]["WindowView"][];
            /** @description Where the tenant's policy holds; null for everywhere. */
            areas?: string[] | null;
            /**
             * Format: int32
             * @description All areas together keep within it.
             */
            changesPerHour: number;
            createsMissing: boolean;
            directions: string[];
            enabled: boolean;
            /** @description They hold for areas with a policy of their own, too. */
            freezeWindows: components["schemas"]["WindowView"][];
            /** @description Policies that hold in place of the tenant's. */
            overrides: components["schemas"]["OverrideInput"][];
            /** Format: int32 */
            pauseHours: number;
            severities: string[];
        };
        /** @description The policies of a tenant, and what came of them. */
        AutomaticRestoreView: {
            allowWindows: components["schemas"]["WindowView"][];
            /** @description Where the tenant's policy holds; null for everywhere. */
            areas?: string[] | null;
            /** @description Null until somebody chose something. */
            changedAt?: string | null;
            changedBy?: string | null;
            /** Format: int32 */
            changesPerHour: number;
            createsMissing: boolean;
            directions: string[];
            enabled: boolean;
            freezeWindows: components["schemas"]["WindowView"][];
            /** @description The newest first. */
            history: components["schemas"]["AutomaticEventView"][];
            overrides: components["schemas"]["OverrideView"][];
            /** Format: int32 */
            pauseHours: number;
            paused?: components["schemas"]["PausedView"] | null;
            /** @description How many requests policies sent within the last hour. */
            sentLastHour: number;
            severities: string[];
            stoppedResources: components["schemas"]["StoppedView"][];
        };
        BTreeMap: {
            [key: string]: {
                /** @description The area of the object; null for a permission, which is part of one. */
                area?: string | null;
                /** @description As last read; null when nothing of that id was ever read. */
                name?: string | null;
                /** @description The places that hold it, as the catalog names them. An id that is no GUID means its object at these alone. */
                paths: string[];
                state: components["schemas"]["NameStateView"];
            };
        };
        /** @description What saving an edit would do. */
        BaselinePreview: {
            /** @description The first 200 of both. */
            drifts: components["schemas"]["PreviewedDrift"][];
            /** @description How many drifts it would raise. */
            raised: number;
            /** @description How many drifts it would resolve. */
            resolved: number;
        };
        /** @description A resource place by place. */
        BaselineResourceView: {
            /** @description Whether it is in the baseline. */
            agreed: boolean;
            /** @description The agreed configuration, or the live one of a resource that is not in the baseline. */
            body: unknown;
            /** @description Whether it is there now. */
            live: boolean;
            properties: components["schemas"]["PropertyView"][];
        };
        /** @description A version of a baseline, without its resources. */
        BaselineSummary: {
            active: boolean;
            createdAt: string;
            createdBy: string;
            label: string;
            mode: string;
            /** @description Why it was saved; empty when nobody said. */
            note: string;
            /**
             * Format: int64
             * @description How many resources it holds.
             */
            resources: number;
            /** Format: int64 */
            version: number;
        };
        BaselineUpdates: {
            /** @description One for each area of each tenant. */
            updated: components["schemas"]["UpdatedBaseline"][];
        };
        /** @description A version with its resources. */
        BaselineView: {
            createdAt: string;
            createdBy: string;
            label: string;
            mode: string;
            /** @description What a resource means that is not in the baseline: `alert`, `note` or `ignore`. */
            newResources: string;
            note: string;
            resources: components["schemas"]["WatchedResource"][];
            /** Format: int64 */
            version: number;
            /** @description What is to be known about how it was captured, for example what was not read at the time. */
            warnings: string[];
        };
        /** @description What the plan knew of an area. */
        BasisView: {
            area: string;
            areaTitle: string;
            /** Format: int64 */
            baselineVersion: number;
            /** @description When the area was last read completely. */
            collectedAt: string;
            collectionId: string;
            /** @description When the resources were read for the plan itself. */
            readAt: string;
        };
        BeginConsent: {
            /** @description May be left out where there is one of this purpose. */
            appRegistrationId?: string | null;
            /** @description `read` to watch a tenant, `write` to restore in one, `delegated` for a person who signs in. */
            purpose: string;
            /** @description A tenant that is there already: to connect it anew, or to allow writing. */
            tenant?: string | null;
        };
        BrandingView: components["schemas"]["Look"] & {
            changedAt?: string | null;
            changedBy?: string | null;
        };
        BreakGlassView: {
            id: string;
            /** @description As last read; null when it never was. */
            name?: string | null;
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
            /** @description RFC 3339: the state at that time, from the versions that are kept; the live state when left out. */
            at?: string | null;
            /** @description The id of another tenant: its state, put into what it means here. */
            fromTenant?: string | null;
            /** @description With `fromTenant`: take resources with references that mean nothing here, too; they are not compared then. */
            includeUnresolved?: boolean;
            label?: string;
            /** @description `snapshot` (everything, the default), `properties` or `none`. */
            mode?: string;
            /** @description Why it is captured. */
            note?: string;
        };
        CaptureManyInput: {
            /** @description All areas that were read completely when left out. */
            areas?: string[] | null;
            label?: string;
            /** @description `snapshot` (everything, the default), `properties` or `none`. */
            mode?: string;
            /** @description Why they are captured. */
            note?: string;
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
        /** @description One place that differs. */
        ChangeView: {
            added: unknown[];
            after: unknown;
            before: unknown;
            /** @description `value`, `set`, `list` or `text`. */
            kind: string;
            /** @description For a text: the lines that differ, three lines around each. */
            lines: components["schemas"]["HunkView"][];
            path: string;
            removed: unknown[];
        };
        Changed: {
            changed: number;
        };
        ChangedByView: {
            /** @description Through a connection of Plumbline. */
            isOwn: boolean;
            /** @description By which lists are narrowed: the same for the same author in all tenants, as far as Microsoft tells. */
            key: string;
            /** @description `person`, `application` or `unknown`. */
            kind: string;
            name: string;
        };
        /** @description A property that resources of an area have. */
        ChoosablePropertyView: {
            /** @description Such as `conditions.users.excludeGroups`. */
            path: string;
            /**
             * Format: int64
             * @description How many of the resources that were looked into have it.
             */
            resources: number;
        };
        ChooseBranding: {
            /** @description `#rrggbb`, dark enough for white text; null for the product's own. */
            colour?: string | null;
            logo: components["schemas"]["LogoInput"];
            /** @description 1 to 40 characters; null for the product's own. */
            name?: string | null;
        };
        ChooseLogLevel: {
            level: components["schemas"]["LogLevelWord"];
            /**
             * Format: int32
             * @description From 1 to 1440; then the configured level holds again.
             */
            minutes: number;
        };
        CodeProof: {
            /** @description What the authenticator app shows now. */
            code: string;
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
            /** @description What the ids in the values name. */
            names: components["schemas"]["BTreeMap"];
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
            /** @description The person in whose name the tenant is read, where one signed in for it. */
            account?: string | null;
            appRegistration?: components["schemas"]["AppRegistrationLink"] | null;
            checkedAt?: string | null;
            error?: string | null;
            organization?: string | null;
            /** @description `untested`, `ok` or `broken`. */
            state: string;
        };
        ConsentBegun: {
            /** @description Where to send the browser. */
            url: string;
        };
        /** @description What there is now. */
        ConsentFinished: {
            /** @description It was not there before. */
            isNew: boolean;
            /** @enum {string} */
            kind: "read";
            name: string;
            tenant: string;
        } | {
            /** @enum {string} */
            kind: "write";
            tenant: string;
        } | {
            account: string;
            appRegistration: string;
            /** @enum {string} */
            kind: "delegated";
        };
        /** @description Every known resource counts as exactly one of these. */
        CoverageCountsView: {
            /**
             * Format: int64
             * @description In the active baseline, compared, and there.
             */
            managed: number;
            /**
             * Format: double
             * @description The managed part, 0 to 1; null where nothing is known.
             */
            managedShare?: number | null;
            /**
             * Format: int64
             * @description In the active baseline, compared, and not there.
             */
            missing: number;
            /**
             * Format: int64
             * @description Compared with nothing.
             */
            notMonitored: number;
            /**
             * Format: int64
             * @description Of an area that could not be read the last time.
             */
            notReadable: number;
            /** Format: int64 */
            total: number;
            /**
             * Format: int64
             * @description There, and not in the active baseline.
             */
            unexpected: number;
        };
        /** @description The coverage of all tenants, and of each. */
        CoverageView: {
            areas: components["schemas"]["CoveredAreasView"];
            tenants: components["schemas"]["TenantCoverageRow"][];
            total: components["schemas"]["CoverageCountsView"];
        };
        /** @description Areas by whether anything can be said of them. */
        CoveredAreasView: {
            neverRead: number;
            notLicensed: number;
            notReadable: number;
            /** @description Switched off: counted nowhere else. */
            off: number;
            readable: number;
        };
        CreateAppRegistration: {
            credential: components["schemas"]["CredentialInput"];
            name: string;
            /** @description `read` when left out, `write` or `delegated`. It never changes. */
            purpose?: string | null;
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
        /** @enum {string} */
        DensityWord: "comfortable" | "compact";
        DriftCommentView: {
            at: string;
            author: string;
            id: string;
            text: string;
        };
        DriftDetail: components["schemas"]["DriftView"] & {
            events: components["schemas"]["DriftEventView"][];
            /** @description What Microsoft's audit logs say of the change, the newest last. */
            logged: components["schemas"]["LogEntryView"][];
        };
        DriftEventView: {
            actor: string;
            at: string;
            detail?: string | null;
            event: string;
        };
        /** @description Drifts that have something in common. */
        DriftGroupView: {
            counts: components["schemas"]["SeverityCountsView"];
            /** Format: int64 */
            drifts: number;
            /**
             * @description What they have in common: a `changeKey`, the id of a tenant, an area, the id of a person, or the key of who made
             *     the change; empty for nobody.
             */
            key: string;
            newestAt: string;
            /** @description The newest of them. */
            sample: components["schemas"]["DriftView"];
            /** Format: int64 */
            tenants: number;
            /**
             * Format: int64
             * @description How many weaken their tenant.
             */
            weakening: number;
        };
        DriftIdsView: {
            hasMore: boolean;
            /** @description The newest first, at most 1000. */
            ids: string[];
        };
        /** @description One difference between baseline and live state, with its life. */
        DriftView: {
            acceptance?: components["schemas"]["AcceptanceView"] | null;
            added: unknown[];
            after: unknown;
            area: string;
            areaTitle: string;
            assignee?: components["schemas"]["AssigneeView"] | null;
            attribution?: components["schemas"]["AttributionView"] | null;
            /** Format: int64 */
            baselineVersion: number;
            before: unknown;
            /** @description `changed`, `missing` or `unexpected`. */
            change: string;
            /** @description The same for the same change in other places; null for a moment after an update of Plumbline. */
            changeKey?: string | null;
            /**
             * Format: int64
             * @description How many things people said about it.
             */
            comments: number;
            /** @description `weakens`, `strengthens`, `neutral` or `unknown`: what it means for the safety of the tenant. */
            direction: string;
            firstSeenAt: string;
            flapping?: components["schemas"]["FlappingView"] | null;
            id: string;
            /** @description `value`, `set`, `list` or `text`; null for a whole resource. */
            kind?: string | null;
            lastSeenAt: string;
            /** @description Its value is neither that of the baseline nor the accepted one. */
            leftAcceptance: boolean;
            /** @description For a text: the lines that differ, three lines around each. */
            lines: components["schemas"]["HunkView"][];
            /** @description The names of the objects whose ids stand in the values, by id. */
            names: components["schemas"]["BTreeMap"];
            /** @description Where it differs; empty for a whole resource. */
            path: string;
            removed: unknown[];
            /**
             * @description `reverted`, `restored`, `baselineUpdated`, `baselineRemoved`, `resourceGone`, `ignored` or
             *     `schemaNotice`.
             */
            resolution?: string | null;
            resolvedAt?: string | null;
            resourceId: string;
            resourceName: string;
            /** @description The rule that tells the direction; null where none does. */
            rule?: string | null;
            severity: components["schemas"]["SeverityView"];
            snoozedUntil?: string | null;
            /** @description What the rule follows: a recommendation or a page of Microsoft's documentation. */
            source?: string | null;
            /** @description `open`, `accepted`, `snoozed`, `restoring` or `resolved`. */
            state: string;
            tenantId: string;
            tenantName: string;
            /**
             * Format: int64
             * @description How often it came back after it was resolved.
             */
            timesBack: number;
            /** @description Why, in one sentence. */
            why?: string | null;
            workload: string;
        };
        EditInput: {
            label: string;
            /** @description `alert`, `note` or `ignore`. */
            newResources: string;
            /** @description Why it is changed. */
            note?: string;
            /** @description Ids of those that leave the baseline. */
            removed?: string[];
            /** @description Those that change; the others stay as they are. One that is not in the baseline yet is added. */
            resources: components["schemas"]["ResourceInput"][];
        };
        ElsewhereView: {
            permissions: number;
            service: string;
        };
        /** @description Keys are named by their ids, from which nothing of them can be told. */
        EncryptionKeysView: {
            /** @description PLUMBLINE_ENCRYPTION_KEY of the running server. */
            current: string;
            /**
             * Format: int64
             * @description How many data keys there are: one for each tenant, and one of the instance.
             */
            dataKeys: number;
            /**
             * @description Keys that the database needs and the server does not have: it was changed beside the server, which needs the new
             *     key before its next start.
             */
            missing: string[];
            /** @description PLUMBLINE_ENCRYPTION_KEY_PREVIOUS, while it is set. */
            previous?: string | null;
            /** @description Whether the previous key has served, so that it may be taken away. */
            previousMayGo: boolean;
            /**
             * Format: int64
             * @description How many are still to be encrypted with the current key. The server does so by itself.
             */
            waiting: number;
        };
        /** @description Shown once. */
        EnrolmentView: {
            /** @description For typing into the app. */
            secret: string;
            /** @description For the QR code, which the browser draws by itself. */
            uri: string;
        };
        Erase: {
            /** @description The name of the tenant, so that nobody erases the one beside it. */
            name: string;
        };
        /** @description What was erased. Keep it: Plumbline forgets the name, and keeps the audit entry. */
        ErasureReceipt: {
            /**
             * Format: int64
             * @description The number of the audit entry.
             */
            auditEntry: number;
            /**
             * Format: int64
             * @description Audit entries that stay without their details.
             */
            emptiedAuditEntries: number;
            erasedAt: string;
            erasedBy: string;
            /** @description Plumbline's id, which the audit entry has too. */
            id: string;
            name: string;
            /** @description How many of each kind. */
            removed: {
                [key: string]: number;
            };
            /** @description Microsoft's id of the directory. */
            tenantId: string;
        };
        /**
         * @description How near the end of a credential is.
         * @enum {string}
         */
        ExpiryView: "never" | "unknown" | "fine" | "soon" | "expired";
        Explanation: {
            /** @description By path; sets and lists are one place. */
            rows: components["schemas"]["ExplanationRow"][];
        };
        ExplanationRow: {
            canonicalAfter: unknown;
            /** @description As it was compared; null when nothing was left. */
            canonicalBefore: unknown;
            /** @description What keeps the difference from being an open drift. */
            heldBackBy: components["schemas"]["HoldView"][];
            /** @description Whether it looked different when it was sent. */
            looksDifferent: boolean;
            path: string;
            rawAfter: unknown;
            /** @description As it was sent; null when there was nothing, or when it is a secret. */
            rawBefore: unknown;
            rules: components["schemas"]["RuleView"][];
            verdict: components["schemas"]["VerdictView"];
        };
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
        FindingsView: {
            areas: components["schemas"]["FoundAreaView"][];
            /** @description Whether all resources were looked at. Where there are very many, only the beginning of a name finds them all. */
            complete: boolean;
            /** @description Open ones. */
            drifts: components["schemas"]["FoundDriftView"][];
            /** @description As they were when their areas were last read. */
            resources: components["schemas"]["FoundResourceView"][];
            tenants: components["schemas"]["FoundTenantView"][];
        };
        /** @description What Microsoft's page sent back, as it stood in the address. */
        FinishConsent: {
            code?: string | null;
            error?: string | null;
            errorDescription?: string | null;
            state: string;
            /** @description The directory that consented. */
            tenant?: string | null;
        };
        /** @description A value that goes to and fro. */
        FlappingView: {
            /**
             * Format: int64
             * @description Within the last 24 hours before its last turn.
             */
            turns: number;
            /** @description When it is calm, unless it turns again. */
            until: string;
        };
        FoundAreaView: {
            area: string;
            /** @description When the text names a tenant, too. */
            tenantId?: string | null;
            tenantName?: string | null;
            title: string;
            workloadTitle: string;
        };
        FoundDriftView: {
            areaTitle: string;
            id: string;
            resourceName: string;
            /** @description `critical`, `high`, `medium` or `low`. */
            severity: string;
            tenantId: string;
            tenantName: string;
        };
        FoundResourceView: {
            area: string;
            areaTitle: string;
            id: string;
            name: string;
            tenantId: string;
            tenantName: string;
        };
        FoundTenantView: {
            id: string;
            name: string;
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
        /** @description A role over a tenant, the tenants of a group or, with neither, everything. */
        GrantView: {
            groupId?: string | null;
            /** @description `viewer`, `operator`, `approver` or `administrator`; each includes the ones before. */
            role: string;
            tenantId?: string | null;
        };
        GroupsInput: {
            /** @description All of them, in their order. */
            groups: components["schemas"]["ResourceGroupView"][];
        };
        /** @description A place that differs and is no open drift, with who decided so. */
        HoldView: {
            author: string;
            by: components["schemas"]["HolderView"];
            expiresAt?: string | null;
            /** @description Of the ignore rule or of the acceptance. */
            id: string;
            /** @description Empty for the whole resource. */
            path: string;
            reason: string;
        };
        /** @enum {string} */
        HolderView: "ignoreRule" | "acceptance";
        /** @description Lines of a text that changed together. */
        HunkView: {
            /** @description As in a unified difference: `@@ -1,4 +1,5 @@`. */
            header: string;
            /** @description Each with `+`, `-` or a space before it. */
            lines: string[];
        };
        IgnorePreview: {
            /** @description How many of the drifts that live now it would hold back. */
            count: number;
            /** @description At most 100 of them. */
            items: components["schemas"]["DriftView"][];
            /** @description There are so many drifts that not all were looked at. */
            partial: boolean;
        };
        /** @description At least one of area, resource, path and value narrows it; all that are given must fit. */
        IgnoreRuleBody: {
            area?: string | null;
            /** @description RFC 3339; never when left out. */
            expiresAt?: string | null;
            /** @description Only the tenants of this group. */
            groupId?: string | null;
            /** @description A path pattern such as `conditions.users.exclude*`. It covers everything below, too. */
            path?: string | null;
            /** @description Why this is no drift. */
            reason: string;
            /** @description The name of the resource; `*` stands for any characters, case does not matter. */
            resource?: string | null;
            /** @description Only this tenant; every one when neither it nor a group is given. */
            tenantId?: string | null;
            /** @description The value before or after, as `resource`. Of a set, every element that came or went must fit. */
            value?: string | null;
        };
        IgnoreRuleView: {
            area?: string | null;
            changedAt: string;
            changedBy: string;
            createdAt: string;
            createdBy: string;
            expired: boolean;
            expiresAt?: string | null;
            groupId?: string | null;
            /**
             * Format: int64
             * @description How many drifts it held back in the last 30 days.
             */
            heldBack: number;
            id: string;
            lastHeldBackAt?: string | null;
            path?: string | null;
            reason: string;
            resource?: string | null;
            tenantId?: string | null;
            value?: string | null;
        };
        /** @description Something that would have been a drift. */
        IgnoredDriftView: {
            area: string;
            /** @description `changed`, `missing` or `unexpected`. */
            change: string;
            firstHeldAt: string;
            lastHeldAt: string;
            /** @description Empty for a whole resource. */
            path: string;
            resourceId: string;
            resourceName: string;
            tenantId: string;
            tenantName: string;
        };
        /** @description What an import did, or would do. */
        ImportReport: {
            added: number;
            changed: number;
            /** @description Drifts that were, or would be, raised. */
            raised: number;
            removed: number;
            resolved: number;
            /** @description Watched in another way. */
            rewatched: number;
            /**
             * Format: int64
             * @description The new version; null when nothing changed, or with `dryRun`.
             */
            version?: number | null;
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
        /** @description A drift and what would happen to it. */
        JudgedView: {
            area: string;
            areaTitle: string;
            change: string;
            /** @description Such as `frozen`, `limit`, `severityNotChosen` or `isDeletion`. */
            code: string;
            direction: string;
            driftId: string;
            resourceId: string;
            resourceName: string;
            severity: string;
            until?: string | null;
            /** @description `restore`, `wait` or `hold`. */
            verdict: string;
            why: string;
        };
        /** @enum {string} */
        KindWord: "collection" | "singleton";
        /** @description A drift that the plan cannot undo. */
        LeftOutView: {
            area: string;
            areaTitle: string;
            /** @description Such as `readOnly`, `secret`, `omitted`, `unresolved` or `customArea`. */
            code: string;
            driftId: string;
            path: string;
            resourceId: string;
            resourceName: string;
            why: string;
        };
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
        /** @description An entry of Microsoft's audit logs that speaks of a drift. */
        LogEntryView: {
            /** @description In the words of the log. */
            activity: string;
            /** @description From where, where the log says so. */
            address?: string | null;
            at: string;
            /** @description `added`, `updated`, `deleted` or `other`. */
            deed: string;
            /** @description Microsoft's id, by which the entry is found in the log. */
            id: string;
            /** @description `person`, `application` or `unknown`. */
            kind: string;
            /** @description Empty where the log names nobody. */
            name: string;
            /** @description The properties that it names. */
            properties: string[];
        };
        LogLevelView: {
            /** @description PLUMBLINE_LOG_LEVEL. */
            configured: components["schemas"]["LogLevelWord"];
            /** @description What holds now. */
            level: components["schemas"]["LogLevelWord"];
            /** @description When the configured one holds again; null while it does. */
            until?: string | null;
        };
        /** @enum {string} */
        LogLevelWord: "trace" | "debug" | "info" | "warn" | "error";
        /** @description What becomes of the logo. */
        LogoInput: {
            /** @enum {string} */
            change: "stays";
        } | {
            /** @enum {string} */
            change: "goes";
        } | {
            /** @enum {string} */
            change: "becomes";
            /** @description A PNG, JPEG or WebP of at most 48 KiB, in base64. */
            image: string;
        };
        /** @description How the installation looks; what is null is as Plumbline looks by itself. */
        Look: {
            /** @description `#rrggbb`, of the bar at the top and the sign-in page. */
            colour?: string | null;
            /** @description A `data:` address. */
            logo?: string | null;
            name?: string | null;
        };
        MadeApiToken: {
            /** @description Shown once; send it as `Authorization: Bearer`. */
            secret: string;
            token: components["schemas"]["ApiTokenView"];
        };
        MatrixCellView: {
            /**
             * Format: int32
             * @description Areas that were read in full.
             */
            complete: number;
            /**
             * Format: int32
             * @description Areas that were not read in full, though the tenant has them.
             */
            gaps: number;
            /** Format: int32 */
            open: number;
            reading: components["schemas"]["ReadingView"];
            /** Format: int32 */
            weakening: number;
            worst?: components["schemas"]["SeverityView"] | null;
        };
        MatrixColumnView: {
            /** @description A workload or an area. */
            key: string;
            title: string;
        };
        MatrixRowView: {
            /** @description One for each column. */
            cells: components["schemas"]["MatrixCellView"][];
            tenantId: string;
        };
        /** @description Tenants against workloads, or against the areas of one. */
        MatrixView: {
            columns: components["schemas"]["MatrixColumnView"][];
            /** @description By the tenant's name. */
            rows: components["schemas"]["MatrixRowView"][];
        };
        /** @description How well a moment is known. */
        MomentView: {
            at: string;
            /** @description Whether the last reading before it was complete, so that nothing was missed. */
            complete: boolean;
            /** @description When the area was last read completely before it. */
            completeAt?: string | null;
            /** @description Why it was not complete. */
            reason?: string | null;
            /** @description Since when there is history. */
            since?: string | null;
            status?: components["schemas"]["CollectionStatusView"] | null;
        };
        /**
         * @description `gone` was deleted since, `dangling` is in no complete reading, `unknown` was not read completely.
         * @enum {string}
         */
        NameStateView: "live" | "gone" | "dangling" | "unknown";
        NeededPermissionView: {
            /** @description Completes "with it the application can …". */
            allows: string;
            /** @description The areas that need it. */
            areas: string[];
            /** @description Microsoft's id of it, as the manifest of an app registration names it; null where it is not known. */
            id?: string | null;
            permission: string;
        };
        NewApiToken: {
            /**
             * Format: int32
             * @description 1 to 366.
             */
            expiresInDays: number;
            /** @description What it is for. */
            name: string;
            /** @description `read` or `operate`. */
            power: string;
            /** @description Only these; all that one reaches when left out. */
            tenantIds?: string[] | null;
        };
        /** @description Unexpected resources that are to be deleted. */
        NewDeletion: {
            driftIds: string[];
            tenantId: string;
        };
        NewDriftComment: {
            /** @description 1 to 2000 characters. */
            text: string;
        };
        NewGrant: {
            groupId?: string | null;
            /** @description `viewer`, `operator`, `approver` or `administrator`. */
            role: string;
            tenantId?: string | null;
        };
        NewGrants: {
            grants: components["schemas"]["NewGrant"][];
        };
        /** @description What is to be brought back. Without `driftIds`: all open drifts of the resource, the area or the tenant. */
        NewPlan: {
            area?: string | null;
            driftIds?: string[] | null;
            /** @description What is done when a request is refused: `stop` (as when left out) or `goOn`. */
            onSurprise?: string | null;
            /** @description Together with `area`. */
            resourceId?: string | null;
            tenantId: string;
        };
        NewTenantGroup: {
            /** @description `slate`, `blue`, `teal`, `green`, `amber`, `orange`, `red` or `purple`; slate when left out. */
            colour?: string | null;
            name: string;
            tenantIds?: string[];
        };
        NewTenantNote: {
            /** @description 1 to 4000 characters. */
            text: string;
        };
        NewUserBody: {
            grants: components["schemas"]["NewGrant"][];
            /** @description At least 12 characters; the user must choose another one at the first sign-in. */
            password: string;
            username: string;
        };
        /** @description A place of which nothing can be said. */
        NotComparableView: {
            id: string;
            path: string;
            reason: string;
            /** @description `here` or `there`. */
            side: components["schemas"]["SideView"];
        };
        NoteView: {
            /** @description Such as `liveDiffers`, `setBecomesEmpty` or `blocksBreakGlass`. */
            code: string;
            message: string;
            /** @description The numbers of the operations that it speaks of; empty for the whole plan. */
            operations: number[];
            /** @description `info`, `warning`, `serious` or `fatal`. Nobody can approve a plan with a fatal one. */
            severity: string;
            wayOut: string;
        };
        OperationErrorView: {
            code: string;
            message: string;
            /** @description What to do about it; null where nothing helps. */
            wayOut?: string | null;
        };
        OperationView: {
            approvals: components["schemas"]["ApprovalView"][];
            area: string;
            areaTitle: string;
            /** @description What is there in place of what was written. */
            cameBack: components["schemas"]["PlannedChangeView"][];
            changes: components["schemas"]["PlannedChangeView"][];
            createdId?: string | null;
            driftIds: string[];
            endedAt?: string | null;
            error?: components["schemas"]["OperationErrorView"] | null;
            /** @description Microsoft asked to wait until then. */
            heldUntil?: string | null;
            /** @description `update`, `create`, `revive` or `delete`. */
            kind: string;
            /** @description The numbers of those that must be done before. */
            needs: number[];
            /**
             * Format: int32
             * @description From 1, in the order in which they are sent.
             */
            number: number;
            /** @description The property that a further request writes; empty for the resource itself. */
            part: string;
            permissions: string[];
            /** @description In a sentence. */
            reason: string;
            request: components["schemas"]["RequestView"];
            requestId?: string | null;
            resourceId: string;
            resourceName: string;
            /** @description `low`, `medium` or `high`. */
            risk: string;
            startedAt?: string | null;
            /** @description `waiting`, `started`, `done`, `refused`, `unclear`, `leftOut` or `cancelled`. */
            state: string;
            /**
             * Format: int32
             * @description What Microsoft answered.
             */
            status?: number | null;
            /** @description Whether Microsoft documents the request nowhere. */
            undocumented: boolean;
            /** @description `pending`, `held` or `cameBack`; null before it was done. */
            verification?: string | null;
            verifiedAt?: string | null;
            /**
             * Format: int32
             * @description Operations of one wave do not need one another.
             */
            wave: number;
        };
        OverrideInput: {
            area: string;
            policy: components["schemas"]["PolicyView"];
        };
        OverrideView: {
            area: string;
            areaTitle: string;
            policy: components["schemas"]["PolicyView"];
        };
        OwnSessionView: {
            /** @description From where it began. */
            address?: string | null;
            /** @description What the browser calls itself. */
            browser?: string | null;
            createdAt: string;
            expiresAt: string;
            id: string;
            /** @description The session that asks. */
            isCurrent: boolean;
            lastUsedAt: string;
        };
        Page_ApiTokenView: {
            items: {
                createdAt: string;
                expiresAt: string;
                id: string;
                lastUsedAddress?: string | null;
                lastUsedAt?: string | null;
                name: string;
                /** @description `read` or `operate`; never more than its owner may do at that moment. */
                power: string;
                /** @description Only these; null for all that its owner reaches. */
                tenantIds?: string[] | null;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_AppRegistrationView: {
            items: {
                createdAt: string;
                credential: components["schemas"]["CredentialView"];
                expiry: components["schemas"]["ExpiryView"];
                id: string;
                name: string;
                /** @description `read`, `write` or `delegated`. */
                purpose: string;
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
        Page_AreaChangeView: {
            items: {
                change: components["schemas"]["WhatHappenedView"];
                changes: components["schemas"]["ChangeView"][];
                name: string;
                /** @description What the ids in the values name. */
                names: components["schemas"]["BTreeMap"];
                /** @description Versions around one of the moments are not kept any more, and the nearest that is was compared. */
                nearest: boolean;
                /** @description The name before, where it has another one now. */
                renamedFrom?: string | null;
                resourceId: string;
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
        Page_AuditEntryView: {
            items: {
                /** @description Verb and noun, such as `tenant.change`. */
                action: string;
                /** @description Who. */
                actor: string;
                /** @description From where, past the proxies that are trusted; null for what came from the host itself. */
                address?: string | null;
                at: string;
                /** @description What there is to tell; settings under `before` and `after`. */
                detail: unknown;
                /** @description The detail was erased with the tenant. */
                erased: boolean;
                /** @description Of this entry and, by way of the one before, of all before it. */
                hash: string;
                /** Format: int64 */
                id: number;
                /** @description By which way the actor came; null in entries from before that was noted. */
                kind?: string | null;
                /** @description The id of the request, which the log has too. */
                request?: string | null;
                /** @description `done`, `refused` or `failed`. */
                result: string;
                /** @description The id of what it was done to. */
                subject: string;
                tenantId?: string | null;
                /** @description The name that the tenant has today; null when it is gone. */
                tenantName?: string | null;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_AuditHeadView: {
            items: {
                /** @description A UTC day, such as `2026-11-26`. */
                day: string;
                /** Format: int64 */
                entry: number;
                hash: string;
                madeAt: string;
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
                /** @description Why it was saved; empty when nobody said. */
                note: string;
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
        Page_ChoosablePropertyView: {
            items: {
                /** @description Such as `conditions.users.excludeGroups`. */
                path: string;
                /**
                 * Format: int64
                 * @description How many of the resources that were looked into have it.
                 */
                resources: number;
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
        Page_DriftCommentView: {
            items: {
                at: string;
                author: string;
                id: string;
                text: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_DriftGroupView: {
            items: {
                counts: components["schemas"]["SeverityCountsView"];
                /** Format: int64 */
                drifts: number;
                /**
                 * @description What they have in common: a `changeKey`, the id of a tenant, an area, the id of a person, or the key of who made
                 *     the change; empty for nobody.
                 */
                key: string;
                newestAt: string;
                /** @description The newest of them. */
                sample: components["schemas"]["DriftView"];
                /** Format: int64 */
                tenants: number;
                /**
                 * Format: int64
                 * @description How many weaken their tenant.
                 */
                weakening: number;
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
                assignee?: components["schemas"]["AssigneeView"] | null;
                attribution?: components["schemas"]["AttributionView"] | null;
                /** Format: int64 */
                baselineVersion: number;
                before: unknown;
                /** @description `changed`, `missing` or `unexpected`. */
                change: string;
                /** @description The same for the same change in other places; null for a moment after an update of Plumbline. */
                changeKey?: string | null;
                /**
                 * Format: int64
                 * @description How many things people said about it.
                 */
                comments: number;
                /** @description `weakens`, `strengthens`, `neutral` or `unknown`: what it means for the safety of the tenant. */
                direction: string;
                firstSeenAt: string;
                flapping?: components["schemas"]["FlappingView"] | null;
                id: string;
                /** @description `value`, `set`, `list` or `text`; null for a whole resource. */
                kind?: string | null;
                lastSeenAt: string;
                /** @description Its value is neither that of the baseline nor the accepted one. */
                leftAcceptance: boolean;
                /** @description For a text: the lines that differ, three lines around each. */
                lines: components["schemas"]["HunkView"][];
                /** @description The names of the objects whose ids stand in the values, by id. */
                names: components["schemas"]["BTreeMap"];
                /** @description Where it differs; empty for a whole resource. */
                path: string;
                removed: unknown[];
                /**
                 * @description `reverted`, `restored`, `baselineUpdated`, `baselineRemoved`, `resourceGone`, `ignored` or
                 *     `schemaNotice`.
                 */
                resolution?: string | null;
                resolvedAt?: string | null;
                resourceId: string;
                resourceName: string;
                /** @description The rule that tells the direction; null where none does. */
                rule?: string | null;
                severity: components["schemas"]["SeverityView"];
                snoozedUntil?: string | null;
                /** @description What the rule follows: a recommendation or a page of Microsoft's documentation. */
                source?: string | null;
                /** @description `open`, `accepted`, `snoozed`, `restoring` or `resolved`. */
                state: string;
                tenantId: string;
                tenantName: string;
                /**
                 * Format: int64
                 * @description How often it came back after it was resolved.
                 */
                timesBack: number;
                /** @description Why, in one sentence. */
                why?: string | null;
                workload: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_HoldView: {
            items: {
                author: string;
                by: components["schemas"]["HolderView"];
                expiresAt?: string | null;
                /** @description Of the ignore rule or of the acceptance. */
                id: string;
                /** @description Empty for the whole resource. */
                path: string;
                reason: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_IgnoreRuleView: {
            items: {
                area?: string | null;
                changedAt: string;
                changedBy: string;
                createdAt: string;
                createdBy: string;
                expired: boolean;
                expiresAt?: string | null;
                groupId?: string | null;
                /**
                 * Format: int64
                 * @description How many drifts it held back in the last 30 days.
                 */
                heldBack: number;
                id: string;
                lastHeldBackAt?: string | null;
                path?: string | null;
                reason: string;
                resource?: string | null;
                tenantId?: string | null;
                value?: string | null;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_IgnoredDriftView: {
            items: {
                area: string;
                /** @description `changed`, `missing` or `unexpected`. */
                change: string;
                firstHeldAt: string;
                lastHeldAt: string;
                /** @description Empty for a whole resource. */
                path: string;
                resourceId: string;
                resourceName: string;
                tenantId: string;
                tenantName: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_NeededPermissionView: {
            items: {
                /** @description Completes "with it the application can …". */
                allows: string;
                /** @description The areas that need it. */
                areas: string[];
                /** @description Microsoft's id of it, as the manifest of an app registration names it; null where it is not known. */
                id?: string | null;
                permission: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_OwnSessionView: {
            items: {
                /** @description From where it began. */
                address?: string | null;
                /** @description What the browser calls itself. */
                browser?: string | null;
                createdAt: string;
                expiresAt: string;
                id: string;
                /** @description The session that asks. */
                isCurrent: boolean;
                lastUsedAt: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_PersonView: {
            items: {
                id: string;
                name: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_PlanSummary: {
            items: {
                areas: components["schemas"]["PlanAreaView"][];
                author: string;
                byPolicy: boolean;
                createdAt: string;
                /**
                 * Format: int64
                 * @description How many of them were carried out.
                 */
                done: number;
                endedAt?: string | null;
                expiresAt: string;
                id: string;
                /**
                 * Format: int64
                 * @description How many requests it has.
                 */
                operations: number;
                /** @description `restore`, `delete` or `undo`. */
                purpose: string;
                startedAt?: string | null;
                state: string;
                tenantId: string;
                tenantName: string;
                /** @description The severity of the worst note: `info`, `warning`, `serious` or `fatal`; null without notes. */
                worst?: string | null;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_ResourceGroupView: {
            items: {
                /** @description `grey`, `blue`, `teal`, `green`, `yellow`, `orange`, `red` or `purple`. */
                colour: string;
                name: string;
                /** @description Ids; a resource is in one group at most. */
                resources: string[];
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_RestoreEntryView: {
            items: {
                /** @description Who asked for it. */
                author: string;
                /** @description Whether the tenant's policy asked, and no person. */
                byPolicy: boolean;
                /** @description Microsoft finds the request by this id, too. */
                clientRequestId?: string | null;
                /** @description The request with its approvals, what was sent, and what came of it. Secrets are masked. */
                operation: components["schemas"]["OperationView"];
                planId: string;
                /** @description `restore`, `delete` or `undo`. */
                purpose: string;
                startedAt: string;
                tenantId: string;
                tenantName: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_RoleRuleView: {
            items: {
                /** @description `groups` or `roles`. */
                claim: string;
                createdAt: string;
                /** @description Only people of this directory meet the rule; anybody when null. */
                directoryId?: string | null;
                /** @description Over the tenants of this group. */
                groupId?: string | null;
                id: string;
                note: string;
                /** @description `viewer`, `operator`, `approver` or `administrator`. */
                role: string;
                /** @description Over this tenant; with neither tenant nor group over everything. */
                tenantId?: string | null;
                /** @description What the claim must hold, letter by letter. */
                value: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_RunningAcceptanceView: {
            items: {
                drift: components["schemas"]["DriftView"];
                /** @description Of the acceptance. */
                id: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_SchemaNoticeView: {
            items: {
                area: string;
                areaTitle: string;
                decidedAt?: string | null;
                decidedBy?: string | null;
                id: string;
                noticedAt: string;
                /** @description Elements of collections as `[]`. */
                path: string;
                /**
                 * Format: int64
                 * @description Over all tenants below.
                 */
                resources: number;
                /** @description `open` while some baseline lacks it, `adopted`, or `dismissed`: then it is drift. */
                state: string;
                /** @description Tenants that show it and have it in no baseline. */
                tenants: components["schemas"]["SchemaSightingView"][];
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
                /**
                 * Format: int64
                 * @description Open drifts that weaken the tenant.
                 */
                weakening: number;
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
                /** @description The permission, the name of the product, or what the event says. */
                subject: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_TenantGroupView: {
            items: {
                /** @description `slate`, `blue`, `teal`, `green`, `amber`, `orange`, `red` or `purple`. */
                colour: string;
                createdAt: string;
                id: string;
                name: string;
                tenantIds: string[];
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_TenantNoteView: {
            items: {
                at: string;
                author: string;
                id: string;
                text: string;
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
                /** @description The groups that it belongs to. */
                groupIds: string[];
                id: string;
                name: string;
                summary: components["schemas"]["TenantSummary"];
                /** Format: int64 */
                syncIntervalMinutes: number;
                tags: string[];
                tenantId: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_UserDetailView: {
            items: {
                createdAt: string;
                /** @description Since when nothing of the user opens anything. */
                disabledAt?: string | null;
                grants: components["schemas"]["UserGrantView"][];
                id: string;
                lastSignInAt?: string | null;
                mustChangePassword: boolean;
                /** @description Absent for somebody who signs in with the sign-in provider alone. */
                passwordChangedAt?: string | null;
                /** @description Since when a code is asked for at sign-in. */
                secondFactorSince?: string | null;
                /** @description How many run. */
                sessions: number;
                tokens: components["schemas"]["ApiTokenView"][];
                username: string;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        Page_VersionView: {
            items: {
                name: string;
                /** @description From here to `validFrom` there were other versions, which are not kept any more. */
                standsFrom?: string | null;
                /**
                 * Format: int64
                 * @description How many versions right before it are not kept any more.
                 */
                thinned: number;
                validFrom: string;
                validTo?: string | null;
                /**
                 * Format: int64
                 * @description 1 for the first that the resource ever had; numbers never change.
                 */
                version: number;
            }[];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through, where counting is cheap. */
            total?: number | null;
        };
        PairView: {
            /** @description `before` is there, `after` is here. */
            changes: components["schemas"]["ChangeView"][];
            hereId: string;
            name: string;
            notComparable: components["schemas"]["NotComparableView"][];
            thereId: string;
        };
        PasswordChange: {
            currentPassword: string;
            /** @description At least 12 characters. */
            newPassword: string;
        };
        /** @description The password once more, for what a borrowed browser should not do. */
        PasswordProof: {
            password: string;
        };
        /** @description The version that answers for a moment. */
        PastView: {
            /** @description The moment lies where versions are not kept any more, and this is the nearest that is. */
            nearest: boolean;
            /** @description From here to `validFrom` there were other versions, which are not kept any more. */
            standsFrom?: string | null;
            validFrom: string;
            validTo?: string | null;
        };
        PausedView: {
            planId?: string | null;
            since: string;
            until: string;
            why: string;
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
            /** @description What to grant so that the audit logs tell who changed something. */
            missingLogPermissions: string[];
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
        /** @description Somebody who can look after drifts. */
        PersonView: {
            id: string;
            name: string;
        };
        PlanAreaView: {
            area: string;
            title: string;
        };
        /** @description A plan in a list. */
        PlanSummary: {
            areas: components["schemas"]["PlanAreaView"][];
            author: string;
            byPolicy: boolean;
            createdAt: string;
            /**
             * Format: int64
             * @description How many of them were carried out.
             */
            done: number;
            endedAt?: string | null;
            expiresAt: string;
            id: string;
            /**
             * Format: int64
             * @description How many requests it has.
             */
            operations: number;
            /** @description `restore`, `delete` or `undo`. */
            purpose: string;
            startedAt?: string | null;
            state: string;
            tenantId: string;
            tenantName: string;
            /** @description The severity of the worst note: `info`, `warning`, `serious` or `fatal`; null without notes. */
            worst?: string | null;
        };
        /** @description A list of requests that bring something back, and what became of them. */
        PlanView: {
            /** @description How many operations are approved. */
            approved: number;
            author: string;
            bases: components["schemas"]["BasisView"][];
            /** @description Whether the tenant's policy made it, and no person. */
            byPolicy: boolean;
            /** @description Whether whoever asks can approve it now. */
            canApprove: boolean;
            createdAt: string;
            endedAt?: string | null;
            expiresAt: string;
            /** @description What an approval is bound to. */
            hash: string;
            id: string;
            leftOut: components["schemas"]["LeftOutView"][];
            /** @description What the write connection lacks for this plan. */
            missingPermissions: string[];
            names: components["schemas"]["BTreeMap"];
            /** @description What the second pair of eyes found, the worst first. */
            notes: components["schemas"]["NoteView"][];
            /** @description `stop` or `goOn`: what is done when a request is refused. */
            onSurprise: string;
            operations: components["schemas"]["OperationView"][];
            /** @description `restore`, `delete` or `undo`. */
            purpose: string;
            /** @description Why it ended as it did; null while it did not, or when all went well. */
            reason?: string | null;
            renewedBy?: string | null;
            /** @description The plan that was out of date. */
            renews?: string | null;
            startedAt?: string | null;
            /** @description `proposed`, `approved`, `applying`, `verifying`, `restored`, `incomplete`, `outdated`, `cancelled` or `expired`. */
            state: string;
            tenantId: string;
            tenantName: string;
            /** @description Whether the tenant has a write connection; without one the plan is a dry run. */
            tenantWritable: boolean;
            /** @description The plan whose work this one takes back. */
            undoes?: string | null;
            undoneBy?: string | null;
            /** @description So long what was written is read back. */
            verifyUntil?: string | null;
            /** @description Microsoft asked to wait until then. */
            waitUntil?: string | null;
            /** @description Why not; null when he can. */
            whyNot?: string | null;
        };
        PlannedChangeView: {
            added: unknown[];
            after: unknown;
            before: unknown;
            /** @description `value`, `set`, `list` or `text`. */
            kind: string;
            /** @description Empty for the whole resource. */
            path: string;
            removed: unknown[];
        };
        /** @description What may be restored by itself. */
        PolicyView: {
            /** @description Where there is none, any time will do. */
            allowWindows: components["schemas"]["WindowView"][];
            /**
             * Format: int32
             * @description The most requests within any hour: 1 to 1000.
             */
            changesPerHour: number;
            /** @description Whether resources that are missing are made or revived. Nothing is ever deleted. */
            createsMissing: boolean;
            /** @description `weakens`, `strengthens`, `neutral` or `unknown`; at least one while it is enabled. */
            directions: string[];
            enabled: boolean;
            /** @description They win over those that allow. */
            freezeWindows: components["schemas"]["WindowView"][];
            /**
             * Format: int32
             * @description So long nothing is restored after something went wrong: 1 to 720.
             */
            pauseHours: number;
            /** @description `low`, `medium`, `high` or `critical`; at least one while it is enabled. */
            severities: string[];
        };
        PreferencesBody: {
            density: components["schemas"]["DensityWord"];
            /** @description The tenants that stand first; at most 200. */
            favourites: string[];
            theme: components["schemas"]["ThemeWord"];
            /** @description A name of the time zone database, such as `Europe/Zurich` or `UTC`; that of the browser when null. */
            timeZone?: string | null;
            /** @description At most 50. */
            views: components["schemas"]["SavedViewBody"][];
        };
        PreviewedDrift: {
            added: unknown[];
            after: unknown;
            before: unknown;
            /** @description `changed`, `missing` or `unexpected`. */
            change: string;
            /** @description `raised` or `resolved`. */
            effect: string;
            /** @description `value`, `set`, `list` or `text`; null for a whole resource. */
            kind?: string | null;
            path: string;
            removed: unknown[];
            resourceId: string;
            resourceName: string;
            severity: components["schemas"]["SeverityView"];
        };
        /** @description What went wrong, for people (`title`, `detail`) and programs (`code`). */
        Problem: {
            /** @description Stable, e.g. `tenantNotFound`. */
            code: string;
            /** @description What failed, on which thing, and what to do next. */
            detail: string;
            /** @description The fields that were refused. */
            errors?: components["schemas"]["FieldProblem"][];
            /** @description Under which the log tells more; the header `x-request-id` has it, too. */
            requestId?: string | null;
            /** Format: int32 */
            status: number;
            title: string;
            /** @description Always `about:blank`: the code says more. */
            type: string;
        };
        PropertyView: {
            /** @description Null when nothing is agreed. */
            agreed: unknown;
            /** @description Whether something can be said about it. */
            comparable: boolean;
            /** @description Null when there is nothing. */
            live: unknown;
            /** @description In the grammar of differences. */
            path: string;
        };
        ProviderName: {
            /** @description What people call it. */
            name: string;
        };
        PublicConfig: {
            /** @description How the installation looks. */
            branding: components["schemas"]["Look"];
            /** @description Visitors are signed in by themselves with `POST /session/demo`. */
            demo: boolean;
            name: string;
            provider?: components["schemas"]["ProviderName"] | null;
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
        /** @enum {string} */
        ReachInput: "property" | "resource" | "area";
        /**
         * @description A gap before what was read, and that before what is not there.
         * @enum {string}
         */
        ReadingView: "complete" | "gap" | "never" | "notLicensed" | "off";
        /** @description Shown once; each works once. */
        RecoveryCodes: {
            codes: string[];
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
        RelabelInput: {
            label: string;
            note?: string;
        };
        /** @description Unresolved drifts that go with one, at most 20 of each kind. */
        RelatedDriftsView: {
            /** @description The same change in other places, the newest first. */
            sameChange: components["schemas"]["DriftView"][];
            /**
             * Format: int64
             * @description How many of these there are, and in how many tenants.
             */
            sameChangeDrifts: number;
            /** Format: int64 */
            sameChangeTenants: number;
            /** @description Other differences of the same resource. */
            sameResource: components["schemas"]["DriftView"][];
        };
        RenameAppRegistration: {
            name: string;
        };
        RequestView: {
            /** @description Null when nothing is sent. Secrets are masked. */
            body: unknown;
            headers: {
                [key: string]: string;
            };
            method: string;
            /** @description Where `{{created:N}}` stands, the id comes that request N is answered with. */
            url: string;
        };
        ResourceDetailView: {
            area: string;
            /** @description Null for the past. */
            baseline?: Record<string, never> | null;
            drifts: components["schemas"]["DriftView"][];
            id: string;
            /** @description As last read, or as it was at the moment that was asked for. */
            live?: Record<string, never> | null;
            moment?: components["schemas"]["MomentView"] | null;
            name: string;
            /** @description What the ids in the bodies name. */
            names: components["schemas"]["BTreeMap"];
            /** @description Paths that Microsoft Graph does not show. */
            notComparable: string[];
            past?: components["schemas"]["PastView"] | null;
            state?: components["schemas"]["ResourceStateView"] | null;
        };
        ResourceGroupView: {
            /** @description `grey`, `blue`, `teal`, `green`, `yellow`, `orange`, `red` or `purple`. */
            colour: string;
            name: string;
            /** @description Ids; a resource is in one group at most. */
            resources: string[];
        };
        ResourceInput: {
            /** @description Another agreed state, in place of `values`. */
            body?: unknown;
            /** @description Agree to the live state, in place of `values` and `body`. */
            fromLive?: boolean;
            id: string;
            /** @description `snapshot`, `properties` or `none`. */
            mode: string;
            /** @description Other values at single paths. */
            values?: components["schemas"]["ValueInput"][];
            /**
             * @description For `properties`, e.g. `conditions.users.excludeGroups`. A watched path at which nothing is agreed must stay
             *     empty.
             */
            watchedPaths?: string[];
        };
        /** @description A page of the resources of an area. */
        ResourceListView: {
            items: components["schemas"]["ResourceView"][];
            moment?: components["schemas"]["MomentView"] | null;
            /** @description What the ids in the shown values name. */
            names: components["schemas"]["BTreeMap"];
            /** @description Send it as `cursor` for the next page; null on the last. */
            nextCursor?: string | null;
            /** @description All items that the filter lets through. */
            total: number;
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
             * @description Drifts that are not resolved, accepted ones included; null in a list of the past.
             */
            openDrifts?: number | null;
            past?: components["schemas"]["PastView"] | null;
            state?: components["schemas"]["ResourceStateView"] | null;
            /** @description Since when the state is as it is. */
            validFrom?: string | null;
            /** @description One for each property of `show`, long ones shortened; null where there is none or nothing can be said. */
            values: Record<string, never>[];
            /**
             * Format: int64
             * @description How many versions there are; null in a list of the past.
             */
            versions?: number | null;
        };
        /** @description A request that was begun, whatever came of it. */
        RestoreEntryView: {
            /** @description Who asked for it. */
            author: string;
            /** @description Whether the tenant's policy asked, and no person. */
            byPolicy: boolean;
            /** @description Microsoft finds the request by this id, too. */
            clientRequestId?: string | null;
            /** @description The request with its approvals, what was sent, and what came of it. Secrets are masked. */
            operation: components["schemas"]["OperationView"];
            planId: string;
            /** @description `restore`, `delete` or `undo`. */
            purpose: string;
            startedAt: string;
            tenantId: string;
            tenantName: string;
        };
        RestoreSettingsInput: {
            /** @description Ids of accounts, at most 50. */
            breakGlass: string[];
            /**
             * Format: int32
             * @description 1 to 100.
             */
            largestSharePercent: number;
            /**
             * Format: int32
             * @description At most 500; 5 when left out.
             */
            mostDeletions?: number | null;
            otherPerson: boolean;
            /**
             * Format: int32
             * @description 1 to 720.
             */
            planLifetimeHours: number;
            shareIsFatal?: boolean;
        };
        RestoreSettingsView: {
            /** @description The area among whose resources accounts are found; null where there is none. */
            accountsArea?: string | null;
            /** @description The accounts that must always get in. */
            breakGlass: components["schemas"]["BreakGlassView"][];
            /** @description Null while the defaults hold. */
            changedAt?: string | null;
            changedBy?: string | null;
            /**
             * Format: int32
             * @description A plan that reaches a larger share of all users than this many percent is looked at twice.
             */
            largestSharePercent: number;
            /**
             * Format: int32
             * @description A plan that deletes more resources than this is looked at twice.
             */
            mostDeletions: number;
            /** @description Who makes a plan does not approve it. */
            otherPerson: boolean;
            /**
             * Format: int32
             * @description How many hours a plan can be approved and applied.
             */
            planLifetimeHours: number;
            /** @description Whether such a plan cannot be approved at all. */
            shareIsFatal: boolean;
        };
        /** @description A row of the table of retention. */
        RetentionKindView: {
            /** Format: int32 */
            days?: number | null;
            key: string;
            /** Format: int32 */
            leastDays?: number | null;
            /** @description How long it stays where there is no term. */
            rule?: string | null;
            /** @description The name of the term by which it goes; null where a rule holds that nobody changes. */
            term?: string | null;
            what: string;
            why: string;
        };
        RetentionRunView: {
            /** Format: int64 */
            auditEntries: number;
            /** Format: int64 */
            bodies: number;
            /** Format: int64 */
            bodyBytes: number;
            /** Format: int64 */
            collections: number;
            /** Format: int64 */
            driftEvents: number;
            /** Format: int64 */
            figures: number;
            /** @description Null while it runs, and when it was interrupted; the next one goes on. */
            finishedAt?: string | null;
            /** Format: int64 */
            heldBack: number;
            /** Format: int64 */
            jobs: number;
            /**
             * Format: int64
             * @description By which the file became shorter.
             */
            pages: number;
            /** Format: int64 */
            resolvedDrifts: number;
            startedAt: string;
            /** Format: int64 */
            tenantEvents: number;
            /** Format: int64 */
            versions: number;
        };
        RetentionView: {
            /** @description Null while nobody chose. */
            changedAt?: string | null;
            changedBy?: string | null;
            /** @description What holds while nobody chooses. */
            defaults: components["schemas"]["TermsView"];
            /** @description Everything that is kept. */
            kinds: components["schemas"]["RetentionKindView"][];
            /** @description What the last daily runs let go, the newest first. */
            runs: components["schemas"]["RetentionRunView"][];
            terms: components["schemas"]["TermsView"];
        };
        Revoked: {
            driftId: string;
        };
        RoleRuleInput: {
            /** @description `groups` or `roles`. */
            claim: string;
            /** @description Only people of this directory meet the rule; anybody when left out. */
            directoryId?: string | null;
            /** @description Over the tenants of this group. */
            groupId?: string | null;
            note?: string;
            /** @description `viewer`, `operator`, `approver` or `administrator`. */
            role: string;
            /** @description Over this tenant; with neither tenant nor group over everything. */
            tenantId?: string | null;
            /** @description What the claim must hold, letter by letter. Microsoft tells groups by their object ids. */
            value: string;
        };
        RoleRuleView: {
            /** @description `groups` or `roles`. */
            claim: string;
            createdAt: string;
            /** @description Only people of this directory meet the rule; anybody when null. */
            directoryId?: string | null;
            /** @description Over the tenants of this group. */
            groupId?: string | null;
            id: string;
            note: string;
            /** @description `viewer`, `operator`, `approver` or `administrator`. */
            role: string;
            /** @description Over this tenant; with neither tenant nor group over everything. */
            tenantId?: string | null;
            /** @description What the claim must hold, letter by letter. */
            value: string;
        };
        /** @description The highest role by where it holds. */
        RolesView: {
            /** @description By tenant group. */
            groups: {
                [key: string]: string;
            };
            /** @description Over all tenants and the instance. */
            overAll?: string | null;
            /** @description By tenant. */
            tenants: {
                [key: string]: string;
            };
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
        RuleView: {
            /** @description The pattern of the catalog that asks for it; null for rules that hold everywhere. */
            pattern?: string | null;
            /** @description A word such as `drop`, `instant` or `keyed`. */
            rule: string;
            /** @description What it does, in words. */
            says: string;
        };
        /** @description A drift whose acceptance runs. Its `acceptance` tells reason, author and end. */
        RunningAcceptanceView: {
            drift: components["schemas"]["DriftView"];
            /** @description Of the acceptance. */
            id: string;
        };
        /** @description Filters of the drift inbox under a name. */
        SavedViewBody: {
            /** @description At most 80 characters. */
            name: string;
            /** @description What stands behind the question mark of the inbox's address; at most 2000 characters. */
            query: string;
        };
        SchemaDecision: {
            /** @description How many tenants were concerned. */
            tenants: number;
        };
        SchemaNoticeView: {
            area: string;
            areaTitle: string;
            decidedAt?: string | null;
            decidedBy?: string | null;
            id: string;
            noticedAt: string;
            /** @description Elements of collections as `[]`. */
            path: string;
            /**
             * Format: int64
             * @description Over all tenants below.
             */
            resources: number;
            /** @description `open` while some baseline lacks it, `adopted`, or `dismissed`: then it is drift. */
            state: string;
            /** @description Tenants that show it and have it in no baseline. */
            tenants: components["schemas"]["SchemaSightingView"][];
        };
        SchemaSightingView: {
            /** Format: int64 */
            compared: number;
            firstSeenAt: string;
            /**
             * Format: int64
             * @description Resources that show it, of those that were compared.
             */
            resources: number;
            tenantId: string;
            tenantName: string;
        };
        SessionView: {
            /** @description When it ends whatever the use, as RFC 3339 text. */
            expiresAt: string;
            /** @description What was granted, and where. */
            grants: components["schemas"]["GrantView"][];
            /** @description Whether another password must be chosen before anything else. */
            mustChangePassword: boolean;
            /** @description What the grants come to, the members of groups looked up. */
            roles: components["schemas"]["RolesView"];
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
        /** @enum {string} */
        SideView: "here" | "there";
        SignIn: {
            /** @description Of the authenticator app, or a recovery code; asked for with 401 `codeNeeded`. */
            code?: string | null;
            password: string;
            username: string;
        };
        SignInProviderView: {
            /** @description Whether the provider can be asked at the moment. */
            available: boolean;
            clientId: string;
            /** @description The directories whose people may sign in; all of the issuer when empty. */
            directories: string[];
            issuer: string;
            name: string;
            /** @description Why not, and what to do. */
            problem?: string | null;
            /** @description To be registered at the provider. */
            redirectUri: string;
        };
        /** @description A person in whose name tenants are read. */
        SignInView: {
            account: string;
            /** @description Why somebody has to sign in again. */
            error?: string | null;
            /** @description Microsoft's id of the directory that the person belongs to. */
            homeTenantId: string;
            /** @description When the refresh token was replaced last. */
            rotatedAt: string;
            signedInAt: string;
            /** @description `ok` or `broken`. */
            state: string;
        };
        SkippedArea: {
            area: string;
            reason: string;
        };
        Snooze: {
            /** @description RFC 3339. */
            until: string;
        };
        /** @enum {string} */
        StandingView: "readable" | "notReadable" | "notLicensed" | "neverRead" | "off";
        StartSync: {
            /** @description All areas when left out. */
            areas?: string[] | null;
        };
        /** @description A resource that is not restored by itself any more. */
        StoppedView: {
            area: string;
            areaTitle: string;
            at: string;
            resourceId: string;
            resourceName: string;
            why: string;
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
            /**
             * Format: int64
             * @description Open drifts that weaken the tenant.
             */
            weakening: number;
            workload: string;
            workloadTitle: string;
        };
        /** @description Two tenants side by side: the one of the path is here, the other one there. */
        TenantComparisonView: {
            /** @description Resources that nothing tells apart from others of their tenant: they are not compared. */
            ambiguous: components["schemas"]["AmbiguousView"][];
            area: string;
            areaTitle: string;
            /** @description Resources that both have and that are the same. */
            equal: number;
            here: components["schemas"]["TenantSideView"];
            /** @description What the natural keys in the values name. */
            names: components["schemas"]["BTreeMap"];
            onlyHere: components["schemas"]["AloneView"][];
            onlyThere: components["schemas"]["AloneView"][];
            /** @description Resources that both have and that differ, or of which something is not comparable. */
            pairs: components["schemas"]["PairView"][];
            /** @description Pairs that differ and are not in `pairs`, because there are too many. */
            pairsLeftOut: number;
            there: components["schemas"]["TenantSideView"];
            /** @description Resources whose natural key holds something that cannot be resolved: they are not compared. */
            unnamed: components["schemas"]["UnnamedView"][];
            /** @description What stands as a variable in the values, such as `defaultDomain`. */
            variables: string[];
        };
        TenantCoverageRow: {
            areas: components["schemas"]["CoveredAreasView"];
            counts: components["schemas"]["CoverageCountsView"];
            name: string;
            tenantId: string;
        };
        /** @description The coverage of a tenant, and of each of its areas. */
        TenantCoverageView: {
            areas: components["schemas"]["CoveredAreasView"];
            items: components["schemas"]["AreaCoverageView"][];
            total: components["schemas"]["CoverageCountsView"];
        };
        /** @enum {string} */
        TenantEventKindView: "permissionLost" | "permissionGained" | "licenceLost" | "licenceGained" | "connectionBroken" | "disconnected" | "automaticRestorePaused" | "automaticRestoreStopped" | "automaticRestoreNeedsPerson";
        /** @description A permission or a licence that came or went. */
        TenantEventView: {
            areas: components["schemas"]["ConcernedAreaView"][];
            at: string;
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["TenantEventKindView"];
            /** @description The permission, the name of the product, or what the event says. */
            subject: string;
        };
        /** @description What is left out stays. */
        TenantGroupChange: {
            colour?: string | null;
            name?: string | null;
            /** @description Everybody who belongs to it from now on. */
            tenantIds?: string[] | null;
        };
        TenantGroupView: {
            /** @description `slate`, `blue`, `teal`, `green`, `amber`, `orange`, `red` or `purple`. */
            colour: string;
            createdAt: string;
            id: string;
            name: string;
            tenantIds: string[];
        };
        TenantNoteView: {
            at: string;
            author: string;
            id: string;
            text: string;
        };
        TenantShareView: {
            /** Format: int64 */
            managed: number;
            /** Format: int64 */
            total: number;
        };
        TenantSideView: {
            /** @description Whether the last reading was complete; what is only on the other side may else not have been read. */
            complete: boolean;
            /** @description When the area was last read completely. */
            readAt?: string | null;
            resources: number;
            tenantId: string;
            tenantName: string;
        };
        /** @enum {string} */
        TenantStateView: "neverSynced" | "ok" | "syncing" | "attention" | "broken" | "disconnected";
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
            /** @description How much of what is known is watched. */
            coverage: components["schemas"]["TenantShareView"];
            /** @description When an area was last read in full. */
            lastCompleteAt?: string | null;
            lastSyncAt?: string | null;
            nextSyncAt?: string | null;
            openDrifts: components["schemas"]["SeverityCountsView"];
            state: components["schemas"]["TenantStateView"];
            syncing: boolean;
            /**
             * Format: int64
             * @description Open drifts that weaken the tenant.
             */
            weakening: number;
        };
        TenantTags: {
            /** @description All of them from now on, at most 20 of 1 to 40 characters. */
            tags: string[];
        };
        TenantView: {
            connection?: components["schemas"]["ConnectionView"] | null;
            createdAt: string;
            enabled: boolean;
            /** @description The groups that it belongs to. */
            groupIds: string[];
            id: string;
            name: string;
            summary: components["schemas"]["TenantSummary"];
            /** Format: int64 */
            syncIntervalMinutes: number;
            tags: string[];
            tenantId: string;
        };
        /** @description `"all"`, also for tenants that come later, or a list of ids. */
        TenantsInput: components["schemas"]["AllWord"] | string[];
        /**
         * @description In days. None of it touches the present state, baselines, drifts that are not resolved, or the versions that these
         *     stand on.
         */
        TermsView: {
            /**
             * Format: int32
             * @description So long entries of the audit trail stay; at least 90.
             */
            auditDays: number;
            /**
             * Format: int32
             * @description So long every attempt to read an area stays in the ledger; then those that say something.
             */
            collectionDays: number;
            /**
             * Format: int32
             * @description So long the last version of each day stays.
             */
            dailyDays: number;
            /**
             * Format: int32
             * @description So long the events of a drift stay after it was resolved.
             */
            driftEventDays: number;
            /**
             * Format: int32
             * @description So long every version of a resource stays after it ended.
             */
            everyVersionDays: number;
            /**
             * Format: int32
             * @description So long the daily figures of tenants stay.
             */
            figureDays: number;
            /**
             * Format: int32
             * @description So long it stays what ignore rules held back.
             */
            heldBackDays: number;
            /**
             * Format: int32
             * @description So long the progress of a sync stays after it ended.
             */
            jobDays: number;
            /**
             * Format: int32
             * @description So long the last version of each month stays; then none does.
             */
            monthlyDays: number;
            /**
             * Format: int32
             * @description So long a drift stays after it was resolved; at least as long as its events.
             */
            resolvedDriftDays: number;
            /**
             * Format: int32
             * @description So long it stays which permissions and licences came and went.
             */
            tenantEventDays: number;
        };
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
        /** @enum {string} */
        ThemeWord: "system" | "light" | "dark";
        /** @description A time during which the property had one value. */
        TimelineSpanView: {
            /** Format: int64 */
            firstVersion: number;
            /** @description When it was first seen. */
            from: string;
            /** @description It ended because the resource was gone. */
            gone: boolean;
            /** @description Graph did not show the value. */
            hidden: boolean;
            /** Format: int64 */
            lastVersion: number;
            /** @description It may have been so until here: versions between `to` and here are not kept any more. */
            notAfter?: string | null;
            /** @description It may have been so from here on: versions between here and `from` are not kept any more. */
            notBefore?: string | null;
            /** @description False where the resource had no such property. */
            present: boolean;
            /** @description Null when it is so now. */
            to?: string | null;
            value: unknown;
        };
        /** @description The life of a property. */
        TimelineView: {
            /** @description Until when the history is forgotten; null when it is there from its beginning. */
            forgottenUntil?: string | null;
            /** @description The newest first. */
            items: components["schemas"]["TimelineSpanView"][];
            /** @description Send it as `cursor` for older ones; null when the whole history was looked at. */
            nextCursor?: string | null;
            path: string;
        };
        TrendDayView: {
            /** @description Such as 2026-11-26, in UTC. */
            day: string;
            open: components["schemas"]["SeverityCountsView"];
            /**
             * Format: int64
             * @description How many tenants there were.
             */
            tenants: number;
            /**
             * Format: int64
             * @description How many weaken their tenant.
             */
            weakening: number;
        };
        /** @description Open drifts from day to day. */
        TrendView: {
            /** @description The oldest first; the last one as it is at this moment. A day on which the server did not run is not there. */
            days: components["schemas"]["TrendDayView"][];
        };
        TryConnection: {
            credential: components["schemas"]["CredentialInput"];
            /** @description Microsoft's id of the directory. */
            tenantId: string;
        };
        UnnamedView: {
            faults: components["schemas"]["NotComparableView"][];
            resource: components["schemas"]["AloneView"];
            side: components["schemas"]["SideView"];
        };
        /** @description Granted, but needed by nothing. */
        UnneededPermissionView: {
            /** @description Completes "with it the application can …". */
            allows: string;
            permission: string;
            /** @description Whether it can change the tenant. */
            risk: boolean;
        };
        UpdateInput: {
            driftIds: string[];
            /** @description Why the live state is right. */
            note?: string;
            /** @description How much is agreed to for each drift: `property` (exactly what drifted, the default), `resource` or `area`. */
            reach?: components["schemas"]["ReachInput"];
        };
        UpdatedBaseline: {
            area: string;
            /** @description How many drifts it resolved. */
            resolved: number;
            tenantId: string;
            /**
             * Format: int64
             * @description The new version.
             */
            version: number;
        };
        UserDetailView: {
            createdAt: string;
            /** @description Since when nothing of the user opens anything. */
            disabledAt?: string | null;
            grants: components["schemas"]["UserGrantView"][];
            id: string;
            lastSignInAt?: string | null;
            mustChangePassword: boolean;
            /** @description Absent for somebody who signs in with the sign-in provider alone. */
            passwordChangedAt?: string | null;
            /** @description Since when a code is asked for at sign-in. */
            secondFactorSince?: string | null;
            /** @description How many run. */
            sessions: number;
            tokens: components["schemas"]["ApiTokenView"][];
            username: string;
        };
        UserGrantView: {
            /** @description Over the tenants that belong to this group at the time. */
            groupId?: string | null;
            /** @description `viewer`, `operator`, `approver` or `administrator`. */
            role: string;
            /** @description `given` by a person, or by a `rule` about what the sign-in provider says. */
            source: string;
            /** @description Over this tenant; with neither tenant nor group, over all and the instance. */
            tenantId?: string | null;
        };
        UserReset: {
            /** @description Forget authenticator app and recovery codes, too. */
            clearSecondFactor?: boolean;
            /** @description At least 12 characters; the user must choose another one at the next sign-in. */
            password: string;
        };
        UserView: {
            id: string;
            /** @description The highest one anywhere; none for who was granted nothing. */
            role?: string | null;
            username: string;
        };
        ValueInput: {
            path: string;
            /** @description Null agrees that there is nothing. */
            value?: unknown;
        };
        /**
         * @description What the comparison says about a path.
         * @enum {string}
         */
        VerdictView: "different" | "equal" | "notComparable" | "notConfiguration";
        VersionChangeView: {
            added: unknown[];
            after: unknown;
            before: unknown;
            /** @description `added`, `removed`, `rewatched` or `changed`. */
            change: string;
            /** @description Of `changed`: `value`, `set`, `list` or `text`. */
            kind?: string | null;
            name: string;
            /** @description Of `changed`: where another value is agreed. */
            path: string;
            removed: unknown[];
            resourceId: string;
            watchAfter?: components["schemas"]["WatchView"] | null;
            watchBefore?: components["schemas"]["WatchView"] | null;
        };
        /** @description Two versions and what differs between them. */
        VersionComparison: {
            after: components["schemas"]["BaselineSummary"];
            before: components["schemas"]["BaselineSummary"];
            changes: components["schemas"]["VersionChangeView"][];
        };
        VersionView: {
            name: string;
            /** @description From here to `validFrom` there were other versions, which are not kept any more. */
            standsFrom?: string | null;
            /**
             * Format: int64
             * @description How many versions right before it are not kept any more.
             */
            thinned: number;
            validFrom: string;
            validTo?: string | null;
            /**
             * Format: int64
             * @description 1 for the first that the resource ever had; numbers never change.
             */
            version: number;
        };
        /** @enum {string} */
        VersionWord: "v1.0" | "beta";
        WatchView: {
            /** @description `snapshot`, `properties` or `none`. */
            mode: string;
            watchedPaths: string[];
        };
        WatchedResource: {
            id: string;
            /** @description `snapshot`, `properties` or `none`. */
            mode: string;
            name: string;
            watchedPaths: string[];
        };
        /** @enum {string} */
        WhatHappenedView: "added" | "changed" | "removed";
        /** @description A window of time that comes again and again. */
        WindowView: {
            /** @description When it opens, in five fields, such as `0 22 * * MON-FRI`. */
            cron: string;
            /**
             * Format: int32
             * @description 1 to 10080.
             */
            durationMinutes: number;
            /** @description By its IANA name, such as `Europe/Berlin`. */
            timeZone: string;
        };
        /** @description What could be restored in the tenant, and whether it is allowed. */
        WriteAccessView: {
            areas: components["schemas"]["AreaWritingView"][];
            connection?: components["schemas"]["WriteConnectionView"] | null;
        };
        WriteConnectionView: components["schemas"]["CredentialView"] & {
            appRegistration?: components["schemas"]["AppRegistrationLink"] | null;
            checkedAt: string;
            error?: string | null;
            expiry: components["schemas"]["ExpiryView"];
            /** @description The application permissions in the token. */
            permissions: string[];
            /** @description `ok` or `broken`. */
            state: string;
        };
    };
    responses: {
        /** @description The address is too long. */
        AddressTooLong: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large. */
        BodyTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body did not arrive in time. */
        BodyTooSlow: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The present state does not allow it. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The role does not allow it, or the request comes from a foreign page. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request calls the server by a name that is not its own. */
        ForeignHost: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Microsoft Graph or the sign-in service did not answer as expected. */
        GraphFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The headers are too large. */
        HeadersTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The server failed; its log tells why. */
        Internal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A field has a value that does not fit; `errors` names it. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The query, the body or the headers have the wrong form. */
        Malformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, as far as the caller may know. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is compressed, or not JSON. */
        NotJson: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody is signed in, or the password is wrong. */
        NotSignedIn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `If-Match` is missing. */
        PreconditionRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Somebody else changed it in between. */
        StaleVersion: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Try again after as many seconds as `Retry-After` says. */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
