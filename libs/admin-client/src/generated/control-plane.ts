// Made from the OpenAPI document of the control plane by `npm run admin-client`.
export interface paths {
    "/admin/account-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List account groups */
        get: operations["AccountGroupsController_list"];
        put?: never;
        /** Create an account group */
        post: operations["AccountGroupsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/account-groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an account group */
        get: operations["AccountGroupsController_show"];
        put?: never;
        post?: never;
        /** Delete an account group, and take it out of its accounts */
        delete: operations["AccountGroupsController_delete"];
        options?: never;
        head?: never;
        /** Change an account group */
        patch: operations["AccountGroupsController_change"];
        trace?: never;
    };
    "/admin/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List upstream accounts */
        get: operations["AccountsController_list"];
        put?: never;
        /** Connect an upstream account */
        post: operations["AccountsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an account */
        get: operations["AccountsController_show"];
        put?: never;
        post?: never;
        /** Delete an account and its credentials */
        delete: operations["AccountsController_delete"];
        options?: never;
        head?: never;
        /** Change an account or replace its credentials */
        patch: operations["AccountsController_change"];
        trace?: never;
    };
    "/admin/accounts/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an account out of scheduling */
        post: operations["AccountHealthController_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/accounts/{id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End all cooldowns of an account
         * @description A paused account stays paused.
         */
        post: operations["AccountHealthController_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/accounts/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put an account back into scheduling */
        post: operations["AccountHealthController_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/accounts/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask an account a short question
         * @description Whatever state it is in, and nothing follows from the answer but a place in its history. It costs what a short answer costs, and is in the books. With `accept: text/event-stream` each step of it is told as it is taken, and the answer as it comes.
         */
        post: operations["AccountHealthController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/accounts/{id}/test-schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show when an account is tested */
        get: operations["AccountTestsController_show"];
        /**
         * Test an account by a schedule
         * @description Replaces the former schedule whole. What an answer says of the account counts as with any request: it may end a cooldown, or begin one.
         */
        put: operations["AccountTestsController_put"];
        post?: never;
        /** Test an account no longer */
        delete: operations["AccountTestsController_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/accounts/{id}/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What tests of an account came to
         * @description The last 200 of the last thirty days, those that somebody asked for included.
         */
        get: operations["AccountTestsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/accounts/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to connect an account by OAuth
         * @description For a client that you registered with the vendor yourself, with the authorization code flow and PKCE. The browser that made this call is connected when the vendor leads it back; any other way the answer goes to `POST /admin/accounts/connect/complete`.
         */
        post: operations["ConnectController_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/accounts/connect/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the vendor leads the browser back to
         * @description For browsers: shows a page. Who comes is known by a cookie that `POST /admin/accounts/connect` has set.
         */
        get: operations["ConnectCallbackController_comeBack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/accounts/connect/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Connect an account with the code that the vendor gave
         * @description In the session in which it was begun.
         */
        post: operations["ConnectController_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List everybody's keys */
        get: operations["ApiKeysController_list"];
        put?: never;
        /** Issue a key for somebody */
        post: operations["ApiKeysController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a key, also one that was deleted */
        get: operations["ApiKeysController_show"];
        put?: never;
        post?: never;
        /**
         * End a key
         * @description It can be restored for 30 days.
         */
        delete: operations["ApiKeysController_revoke"];
        options?: never;
        head?: never;
        /** Change a key */
        patch: operations["ApiKeysController_change"];
        trace?: never;
    };
    "/admin/api-keys/{id}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep redacted details of a key's requests for a while
         * @description The owner of the key sees until when. Sealed, and gone after CAPTURE_KEPT_HOURS.
         */
        post: operations["KeyCaptureController_begin"];
        /**
         * Keep no more details of a key's requests
         * @description What was captured stays until its time is over, or until it is deleted request by request.
         */
        delete: operations["KeyCaptureController_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/api-keys/{id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a key has left of its limits, and its owner of theirs */
        get: operations["ApiKeyLimitsController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/api-keys/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back the end of a key that was deleted less than 30 days ago */
        post: operations["ApiKeyLifeController_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange the text of a key
         * @description It stays the same key: its budgets and its expiry go on.
         */
        post: operations["ApiKeyLifeController_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/api-keys/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a key somebody else's
         * @description What it has spent goes with it; its windows begin anew. From then on it counts as issued by an administrator. Its former owner still knows its text: rotate it where that matters.
         */
        post: operations["ApiKeyLifeController_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/api-keys/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue keys; one that is refused does not stop the others */
        post: operations["ApiKeyBatchController_create"];
        delete?: never;
        options?: never;
        head?: never;
        /** Make one change to many keys; one that is refused does not stop the others */
        patch: operations["ApiKeyBatchController_change"];
        trace?: never;
    };
    "/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what
         * @description A filter that fits little can give pages with few entries or none: go on while there is a `nextCursor`.
         */
        get: operations["AuditController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/audit/{seq}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry, by its sequence number */
        get: operations["AuditController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit log as a file, oldest first; the export is put down too */
        get: operations["AuditController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold every entry against the chain, and say which is the first that was tampered with */
        post: operations["AuditController_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the directory's settings, and who says each of them */
        get: operations["DirectoryController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the directory's settings
         * @description What is given here goes before the environment; null gives a field back to it. Takes effect at once.
         */
        patch: operations["DirectoryController_change"];
        trace?: never;
    };
    "/admin/directory/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what came of looking everybody up in the directory */
        get: operations["DirectoryOperationsController_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/directory/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look up everybody of the directory now
         * @description Where more than a fifth of them, and more than one, would be suspended at once, nothing is changed unless an owner allows it.
         */
        post: operations["DirectoryOperationsController_sync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/directory/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go the whole way to every server of the directory, step by step
         * @description With settings of its own, which are not kept, it is for owners.
         */
        post: operations["DirectoryOperationsController_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/forecasts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What runs out first
         * @description Windows of accounts, and budgets, that at the present rate are used up before they begin anew.
         */
        get: operations["ForecastsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/key-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the policies for keys that people issue themselves */
        get: operations["KeyPoliciesController_list"];
        put?: never;
        /** Create a policy for keys */
        post: operations["KeyPoliciesController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/key-policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a policy for keys */
        get: operations["KeyPoliciesController_show"];
        put?: never;
        post?: never;
        /** Delete a policy for keys: whoever has no other one has the rights that come with the house */
        delete: operations["KeyPoliciesController_delete"];
        options?: never;
        head?: never;
        /** Change a policy for keys: it counts for keys that there are, too */
        patch: operations["KeyPoliciesController_change"];
        trace?: never;
    };
    "/admin/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch accounts, requests under way, queues, rates, events and changes to records, as server-sent events
         * @description A `snapshot`, then what changes. There are no ids of events: whoever comes back begins with another snapshot. Ends with `end` when the access token expires or the session ends. Ten connections a person at the most.
         */
        get: operations["LiveController_watch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List prices of models: those that hold, and those whose day is to come */
        get: operations["PricesController_list"];
        put?: never;
        /** Set a price of a model, which no refresh changes */
        post: operations["PriceOverridesController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/prices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a price that an administrator has set */
        get: operations["PriceOverridesController_show"];
        put?: never;
        post?: never;
        /** Take a price back: that of the price list holds again */
        delete: operations["PriceOverridesController_delete"];
        options?: never;
        head?: never;
        /** Change a price that an administrator has set: what is booked stays as it is */
        patch: operations["PriceOverridesController_change"];
        trace?: never;
    };
    "/admin/prices/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show which price of a model holds at a time, and by which rules */
        get: operations["PricesController_lookUp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/prices/unknown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List models that were used in the last 30 days and had no known price */
        get: operations["PricesController_unknown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what waits, what is under way and what failed */
        get: operations["QueuesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/queues/{name}/failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List jobs that ended without success */
        get: operations["QueuesController_failed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/queues/{name}/failed/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a job that failed done once more */
        post: operations["QueuesController_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Explain a request: candidates, affinity, attempts, waits, tokens and the arithmetic of its cost */
        get: operations["RequestsController_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/requests/{id}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a captured request said, redacted, and what the answer was */
        get: operations["CapturesController_show"];
        put?: never;
        post?: never;
        /** Take away what was captured of a request */
        delete: operations["CapturesController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the relay is set up, and which of its processes run
         * @description Secrets are told as set or not set. The environment is read once, at the start of each process.
         */
        get: operations["SettingsController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tags of keys and people */
        get: operations["TagsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tokens and cost by time, user, key, account, group, model, platform or client program */
        get: operations["UsageController_sums"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/usage/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Usage records as a file, oldest first; the export is put down in the audit log
         * @description All that were there when it began. A connection that is broken off is half a file, and never ends as if it were whole.
         */
        get: operations["UsageRecordsController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/usage/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare a provider's usage export with our records, by day and model
         * @description Takes the CSV files of Anthropic's console (usage, cost) and of OpenAI's platform (usage, costs), 32 MiB at most. Nothing of the file is kept. With `Accept: text/csv` the report is CSV too.
         */
        post: operations["UsageReconciliationsController_reconcile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/usage/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One row per request that reached an upstream
         * @description A filter that fits little can give pages with few rows or none: go on while there is a `nextCursor`. Records that are kept no more are in the archive.
         */
        get: operations["UsageRecordsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/usage/repricings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List re-pricings
         * @description The last hundred of the last ninety days.
         */
        get: operations["UsageRepricingsController_list"];
        put?: never;
        /** Count the cost of past requests anew, or show what that would change */
        post: operations["UsageRepricingsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/usage/repricings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how far a re-pricing is, and the difference that it makes */
        get: operations["UsageRepricingsController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/usage/repricings/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do what a preview has shown
         * @description A new re-pricing of the same requests, by the prices of then: these may have changed since the preview.
         */
        post: operations["UsageRepricingsController_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/usage/repricings/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a re-pricing
         * @description What it has changed until then stays changed.
         */
        post: operations["UsageRepricingsController_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List people */
        get: operations["UsersController_list"];
        put?: never;
        /** Create a local user */
        post: operations["UsersController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a person, also one who is deleted */
        get: operations["UsersController_show"];
        put?: never;
        post?: never;
        /** Delete a person; for 30 days they can be restored */
        delete: operations["UsersController_delete"];
        options?: never;
        head?: never;
        /** Change a person, and what they may use over all of their keys */
        patch: operations["UsersController_change"];
        trace?: never;
    };
    "/admin/users/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Switch a person off: sessions end, and keys rest */
        post: operations["UserActionsController_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Switch a person on */
        post: operations["UserActionsController_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{id}/end-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End all sessions of a person, in browsers and on devices */
        post: operations["UserActionsController_endSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person has left of their limits over all keys */
        get: operations["UserLimitsController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a local user a generated password, which they have to change */
        post: operations["UserActionsController_resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted person back; their sessions stay over */
        post: operations["UserActionsController_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the sessions of a person, in browsers and on devices */
        get: operations["UserSessionsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{id}/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session of a person
         * @description The key of a device ends with it.
         */
        delete: operations["UserSessionsController_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a user name be tried again at once after too many wrong passwords */
        post: operations["UserActionsController_unlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create local users; one that is refused does not stop the others */
        post: operations["UserBatchesController_create"];
        delete?: never;
        options?: never;
        head?: never;
        /** Make one change of many people; one who is refused does not stop the others */
        patch: operations["UserBatchesController_change"];
        trace?: never;
    };
    "/admin/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List webhooks */
        get: operations["WebhooksController_list"];
        put?: never;
        /**
         * Create a webhook
         * @description With the settings of its channel beside its own: docs/webhooks-channels.md. At most 100.
         */
        post: operations["WebhooksController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a webhook */
        get: operations["WebhooksController_show"];
        put?: never;
        post?: never;
        /** Delete a webhook with its secrets and deliveries */
        delete: operations["WebhooksController_delete"];
        options?: never;
        head?: never;
        /**
         * Change a webhook
         * @description A secret that is sent along has to be given again where it would go to another address.
         */
        patch: operations["WebhooksController_change"];
        trace?: never;
    };
    "/admin/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what a webhook was told */
        get: operations["WebhookDeliveriesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/webhooks/{id}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a delivery with its attempts */
        get: operations["WebhookDeliveriesController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/webhooks/{id}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell again, with the same id and a fresh schedule */
        post: operations["WebhookDeliveriesController_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/webhooks/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Switch a webhook on again, whoever has switched it off */
        post: operations["WebhookActionsController_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/webhooks/{id}/replay-dead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell again everything that was given up */
        post: operations["WebhookDeliveriesController_replayDead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook of the channel `standard` another signing secret
         * @description The former ones sign along for a while, so that the receiver has time to learn the new one.
         */
        post: operations["WebhookActionsController_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell a webhook of an event `test` now, also where it is switched off */
        post: operations["WebhookActionsController_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with user name and password; sets the refresh cookie */
        post: operations["AuthController_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session of the refresh cookie */
        post: operations["AuthController_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange the refresh cookie for the next one and a new access token */
        post: operations["AuthController_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["MeController_profile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List own keys */
        get: operations["OwnApiKeysController_list"];
        put?: never;
        /**
         * Issue a key
         * @description Within the bounds that `/me/key-policy` tells.
         */
        post: operations["OwnApiKeysController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an own key */
        get: operations["OwnApiKeysController_show"];
        put?: never;
        post?: never;
        /**
         * End a key
         * @description An administrator can restore it for 30 days.
         */
        delete: operations["OwnApiKeyLifeController_revoke"];
        options?: never;
        head?: never;
        /**
         * Change an own key
         * @description Of a key that somebody else issued for you: its name and tags.
         */
        patch: operations["OwnApiKeysController_change"];
        trace?: never;
    };
    "/me/api-keys/{id}/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an own key may ask for
         * @description What `/v1/models` answers to the key.
         */
        get: operations["TryController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange the text of a key
         * @description It stays the same key: its budgets and its expiry go on.
         */
        post: operations["OwnApiKeyLifeController_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/api-keys/{id}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a model with an own key, and hear the answer as it comes
         * @description All that holds for a client with the key holds here: rules, limits, budgets and books, where the client is `console`. What becomes of the question once it is asked is told by events, refusals by limits and upstreams included. Whoever hangs up ends it.
         */
        post: operations["TryController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/client-config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a client is told of this relay: settings to paste, without a key in them */
        get: operations["ClientConfigController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/device-approvals/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a device in
         * @description It uses models in your name from then on. Only for somebody who has compared the code.
         */
        post: operations["DeviceApprovalsController_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/device-approvals/deny": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn a device away */
        post: operations["DeviceApprovalsController_deny"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/device-approvals/look-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show what asks to be let in under a code
         * @description Decides nothing.
         */
        post: operations["DeviceApprovalsController_lookUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/key-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What own keys may be given */
        get: operations["OwnApiKeyPolicyController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I have left of my limits, and each of my keys of its own */
        get: operations["OwnLimitsController_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch own requests under way, limits and changes, as server-sent events
         * @description A `snapshot`, then what changes. There are no ids of events: whoever comes back begins with another snapshot. Ends with `end` when the access token expires or the session ends. Ten connections a person at the most.
         */
        get: operations["OwnLiveController_watch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the own password: every session ends, and the answer is a new one for this browser */
        post: operations["PasswordController_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List own sessions, in browsers and on devices */
        get: operations["SessionsController_list"];
        put?: never;
        post?: never;
        /** Sign out everywhere, here and on devices as well, or everywhere else */
        delete: operations["SessionsController_endAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session
         * @description The key of a device ends with it.
         */
        delete: operations["SessionsController_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I used, by hour, day, week, month, key, model or client program */
        get: operations["OwnUsageController_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/usage/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One row per request of mine that reached an upstream
         * @description A filter that fits little can give pages with few rows or none: go on while there is a `nextCursor`. Which account served a request is not said.
         */
        get: operations["OwnUsageRecordsController_own"];
        put?: never;
        post?: never;
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
        AccountChange: {
            /**
             * @description Address of the upstream; without one: the platform's own.
             * @example https://api.example.com
             */
            baseUrl?: string | null;
            /** @description Seconds to leave it alone by cause, over the defaults; 0: not at all. Replaces all former ones. */
            cooldownSeconds?: components["schemas"]["CooldownSecondsDto"] | null;
            /**
             * @description By platform: `{apiKey}`; `{oauth: {tokenUrl, clientId, clientSecret?, refreshToken, scopes?}}`; bedrock `{region, accessKeyId, secretAccessKey, sessionToken?}`, `{region, bearerToken}` or `{region}`; vertex and gemini `{projectId, region, serviceAccount}`; azure `{endpoint, apiKey}` or `{endpoint, entra: {tenantId, clientId, clientSecret}}`; claude `{callerToken: true}`. See docs/platforms.md.
             * @example {
             *       "apiKey": "sk-…"
             *     }
             */
            credentials?: {
                [key: string]: unknown;
            };
            /** @description US dollars that it may cost in a day; reached, it rests until the next one. */
            dailyCostUsd?: number | null;
            /**
             * Format: date-time
             * @description When the subscription behind it ends.
             * @example 2027-01-31T12:00:00Z
             */
            expiresAt?: string | null;
            /** @description Milliseconds to the first byte before another account is tried. */
            firstByteTimeoutMs?: number | null;
            /** @description Account groups that it is a member of. */
            groupIds?: string[] | null;
            /**
             * @description Sent with each of its requests, where the request does not have them. Not for secrets: they are shown with the account.
             * @example {
             *       "x-team": "research"
             *     }
             */
            headers?: {
                [key: string]: string;
            } | null;
            /** @description Requests under way at the same time; without it: any number. */
            maxConcurrency?: number | null;
            /**
             * @description Name that a client asks for → name that the upstream knows.
             * @example {
             *       "fast": "claude-haiku-4-5"
             *     }
             */
            modelMapping?: {
                [key: string]: string;
            } | null;
            /**
             * @description Model names, `*` standing for any text; without them: what the platform serves.
             * @example [
             *       "claude-*"
             *     ]
             */
            models?: string[] | null;
            /** @example team account */
            name?: string;
            /** @description Id of the user a personal account serves. */
            ownerId?: string | null;
            /** @description Serves the keys of its owner only. */
            personal?: boolean;
            /**
             * @description What is special about its prices: whole per cent of what everything costs on it (0: all is paid for already), and models with prices of their own, in US dollars per million tokens as decimal texts (`tools`: a use). Replaces the former one whole.
             * @example {
             *       "multiplierPercent": 50,
             *       "prices": {
             *         "claude-sonnet-5": {
             *           "input": "1.5",
             *           "output": "7.5"
             *         }
             *       }
             *     }
             */
            pricing?: {
                multiplierPercent?: number;
                prices?: {
                    [key: string]: {
                        [key: string]: unknown;
                    };
                };
            } | null;
            /** @description The lower is preferred. */
            priority?: number;
            /** @description All its requests go through this proxy, which resolves the names; one that fails is never bypassed. Replaces the former one whole, its password too. */
            proxy?: components["schemas"]["AccountProxyDto"] | null;
            schedulable?: boolean;
            /** @description One message that a person began at a time, and so many milliseconds between two. */
            serialQueue?: components["schemas"]["SerialQueueDto"] | null;
            /** @description Share of a group that shuffles; without it: 1. */
            weight?: number | null;
        };
        AccountForecastView: {
            /** @description Its own `dailyCostUsd`. */
            dailyCost?: components["schemas"]["BudgetView"];
            /** @description The upstream's own limits that count at this moment. */
            windows: components["schemas"]["WindowForecastView"][];
        };
        AccountGroupChange: {
            description?: string | null;
            /**
             * @description Distinguished names: whoever is in one of these groups of the directory belongs to this group. At most 200.
             * @example [
             *       "cn=research,ou=groups,dc=example,dc=org"
             *     ]
             */
            directoryGroups?: string[] | null;
            /** @description What Claude Code of the members is to be set to: a JSON object of at most 64 KiB. Replaces all former settings. */
            managedSettings?: {
                [key: string]: unknown;
            } | null;
            /** @example night shift */
            name?: string;
            /** @enum {string} */
            strategy?: "priority" | "round-robin" | "shuffle" | "least-busy" | "latency" | "cost" | "failover";
        };
        AccountGroupNameView: {
            /** @example grp_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @example night shift */
            name: string;
        };
        AccountGroupPage: {
            items: components["schemas"]["AccountGroupView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /** @description All records that fit, on whatever page. */
            total: number;
        };
        AccountGroupView: {
            /** @description How many accounts are in it. */
            accountCount: number;
            /** @description Their ids. An account says itself which groups it is in. */
            accountIds: string[];
            /** Format: date-time */
            createdAt: string;
            description?: string;
            /** @description Groups of the directory whose people belong to it. */
            directoryGroups?: string[];
            /** @example grp_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @description How many keys are bound to it; not those that fall back to it. */
            keyCount: number;
            /** @description What Claude Code of the members is to be set to. */
            managedSettings?: {
                [key: string]: unknown;
            };
            /** @description How many people belong to it, by their own record and by the directory. */
            memberCount: number;
            /** @example night shift */
            name: string;
            /** @enum {string} */
            strategy: "priority" | "round-robin" | "shuffle" | "least-busy" | "latency" | "cost" | "failover";
        };
        AccountPage: {
            items: components["schemas"]["ShownAccountView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /** @description All records that fit, on whatever page. */
            total: number;
        };
        AccountProxyDto: {
            /**
             * @description Name or address.
             * @example proxy.example.com
             */
            host: string;
            /** @description Goes with a user name. */
            password?: string;
            port: number;
            /**
             * @description `https`: TLS to the proxy itself.
             * @enum {string}
             */
            type: "http" | "https" | "socks5";
            username?: string;
        };
        AccountProxyView: {
            /**
             * @description Name or address.
             * @example proxy.example.com
             */
            host: string;
            port: number;
            /**
             * @description `https`: TLS to the proxy itself.
             * @enum {string}
             */
            type: "http" | "https" | "socks5";
            username?: string;
        };
        AccountStateView: {
            /** @description Those that last. */
            cooldowns: components["schemas"]["CooldownView"][];
            /** @description Time to the first byte of recent answers, in milliseconds. */
            firstByteMs?: number;
            /** @description Why its credentials have ended (`needs_reauth`). */
            reauthorisation?: components["schemas"]["ReauthorisationView"];
            /** @description Requests under way. */
            running?: number;
            /** @description What it has cost on its latest day. */
            spent?: components["schemas"]["SpentView"];
            /**
             * @example available
             * @enum {string}
             */
            status: "available" | "paused" | "cooling" | "expired" | "unreadable" | "needs_reauth";
            /** @description The upstream's own limits, as its answers report them. */
            windows: components["schemas"]["UpstreamWindowView"][];
        };
        AccountTestError: {
            /**
             * @description As in problem details.
             * @example gateway_unavailable
             */
            code: string;
            message: string;
        };
        AccountTestEvents: {
            error: components["schemas"]["AccountTestError"];
            result: components["schemas"]["AccountTestView"];
            step: components["schemas"]["AccountTestStep"];
            text: components["schemas"]["AccountTestText"];
        };
        AccountTestProxy: {
            /**
             * @description Name or address.
             * @example proxy.example.com
             */
            host: string;
            port: number;
            /**
             * @description `https`: TLS to the proxy itself.
             * @enum {string}
             */
            type: "http" | "https" | "socks5";
        };
        AccountTestRequest: {
            /** @description Absent: one that the account serves. */
            model?: string;
            /** @description What it is asked; absent: for one word. The answer is cut after 32 tokens. */
            prompt?: string;
        };
        AccountTestRunPage: {
            items: components["schemas"]["AccountTestRunView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /** @description All records that fit, on whatever page. */
            total: number;
        };
        AccountTestRunView: {
            /** Format: date-time */
            at: string;
            /**
             * @description What went wrong, in the words of explanations.
             * @example unauthorized
             */
            failure?: string;
            /** @description Milliseconds until the answer began; absent: none did. */
            firstByteMs?: number;
            /** @example tst_4fK0pQ2sT6uV8wX0yZ1a */
            id: string;
            /** @description Absent: the account names none to ask for. */
            model?: string;
            /** @description The upstream answered the question. */
            ok: boolean;
            /** @description Status of the upstream's answer; absent: there was none. */
            status?: number;
            tokens?: components["schemas"]["TestTokensView"];
            /** @description Milliseconds in all. */
            tookMs: number;
            /**
             * @description Whether its schedule or somebody asked for it.
             * @enum {string}
             */
            trigger: "schedule" | "manual";
        };
        AccountTestStep: {
            /** @description Milliseconds since it was asked. */
            atMs: number;
            /** @description Of `asking`. */
            model?: string;
            /**
             * @description Of `asking`: what is spoken to the upstream.
             * @enum {string}
             */
            protocol?: "anthropic-messages" | "openai-chat" | "openai-responses" | "gemini-generate-content" | "gemini-code-assist";
            /** @description Of `connecting`; absent: straight to the upstream. */
            proxy?: components["schemas"]["AccountTestProxy"];
            /** @description Of `status`. */
            status?: number;
            /**
             * @description How far it has come. `asking`: the request is written. `credentials`: there are some; once more where the upstream did not take them and there are newer ones. `connecting`: straight or by the proxy. `sent`: there is a connection. `status`: the head of the answer. `first-byte`: the first words of it.
             * @enum {string}
             */
            step: "asking" | "credentials" | "connecting" | "sent" | "status" | "first-byte";
        };
        AccountTestText: {
            /** @description What has come since the event before. */
            delta: string;
        };
        AccountTestView: {
            /**
             * @description What went wrong, in the words of explanations.
             * @example unauthorized
             */
            failure?: string;
            /** @description Milliseconds until the answer began; absent: none did. */
            firstByteMs?: number;
            /** @description What the upstream said of it. */
            message?: string;
            /** @example claude-sonnet-4-5 */
            model: string;
            /** @description The upstream answered the question. */
            ok: boolean;
            /**
             * @description What was spoken to the upstream.
             * @example anthropic-messages
             */
            protocol: string;
            /** @description Status of the upstream's answer; absent: there was none. */
            status?: number;
            tokens?: components["schemas"]["TestTokensView"];
            /** @description Milliseconds in all. */
            tookMs: number;
        };
        AccountView: {
            baseUrl?: string;
            cooldownSeconds?: components["schemas"]["CooldownSecondsDto"];
            /** Format: date-time */
            createdAt: string;
            /**
             * @description Not usable: enter the credentials again. `needs_reauth`: the sign-in service takes them no longer.
             * @enum {string}
             */
            credentialState: "usable" | "unreadable" | "needs_reauth";
            dailyCostUsd?: number;
            /** Format: date-time */
            expiresAt?: string;
            firstByteTimeoutMs?: number;
            /** @description When it runs out; of one account and in the list. */
            forecast?: components["schemas"]["AccountForecastView"];
            groupIds?: string[];
            headers?: {
                [key: string]: string;
            };
            /** @example acc_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @description What of its credentials is no secret, such as region, project or endpoint. */
            location?: {
                [key: string]: unknown;
            };
            /** @description Absent: any number. */
            maxConcurrency?: number;
            modelMapping?: {
                [key: string]: string;
            };
            models?: string[];
            /** @example team account */
            name: string;
            ownerId?: string;
            personal: boolean;
            /**
             * @example claude
             * @enum {string}
             */
            platform: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
            /** @description Whole per cent of what everything costs on it, and models with prices of their own. */
            pricing?: {
                [key: string]: unknown;
            };
            /** @description The lower is preferred. */
            priority: number;
            /** @description Its password is never shown. */
            proxy?: components["schemas"]["AccountProxyView"];
            schedulable: boolean;
            serialQueue?: components["schemas"]["SerialQueueDto"];
            /** @description How it fares, as all gateways know it. */
            state: components["schemas"]["AccountStateView"];
            /** @description Absent: 1. */
            weight?: number;
        };
        ActorView: {
            /** @description Of a user. */
            id?: string;
            /** @enum {string} */
            kind: "user" | "anonymous" | "system";
            /**
             * @description That the user had then.
             * @enum {string}
             */
            role?: "owner" | "admin" | "operator" | "member";
            /**
             * @description Of the relay itself.
             * @example directory-sync
             */
            task?: string;
            /** @description Of a user; of somebody unknown, what they tried. */
            username?: string;
        };
        AdmissionView: {
            /** @description Place in the line for a slot of key or user; absent: none needed. */
            place?: number;
            /** @description Milliseconds until the request was let in. */
            tookMs: number;
            waitedMs?: number;
        };
        ApiKeyBatchAnswer: {
            /** @description In the order of the request. */
            results: components["schemas"]["ApiKeyBatchResult"][];
        };
        ApiKeyBatchResult: {
            apiKey?: components["schemas"]["ApiKeyView"];
            /** @description One of `ids`. */
            id?: string;
            /** @description Place among those that were to be created, from 0. */
            index?: number;
            /**
             * @description The key itself. It is never shown again.
             * @example tl_…
             */
            key?: string;
            problem?: components["schemas"]["BatchProblemDto"];
            /** @enum {string} */
            status: "created" | "changed" | "refused";
        };
        ApiKeyChange: {
            /** @description The only account that serves it; not with `groupId`. */
            accountId?: string | null;
            /**
             * @description Addresses and ranges that it may be used from; without them: any.
             * @example [
             *       "10.0.0.0/8",
             *       "2001:db8::1"
             *     ]
             */
            allowedCidrs?: string[] | null;
            /** @description Clients, told by what they send: a guard rail, no security boundary. Empty, or `any`: every client. */
            allowedClients?: ("claude-code" | "codex" | "gemini-cli" | "droid" | "any")[] | null;
            /**
             * @description Model names as clients write them, `*` standing for any text; without them: any.
             * @example [
             *       "claude-sonnet-*"
             *     ]
             */
            allowedModels?: string[] | null;
            /** @description Answers on client routes carry `x-trunkline-account`. */
            debug?: boolean;
            /**
             * @description Model names, `*` standing for any text. What is denied stays denied, also where it is allowed.
             * @example [
             *       "*opus*"
             *     ]
             */
            deniedModels?: string[] | null;
            enabled?: boolean;
            /**
             * Format: date-time
             * @description When it ends; without it and `validFor`: never.
             * @example 2027-01-31T12:00:00Z
             */
            expiresAt?: string | null;
            /** @description The group to turn to when the group or account that it is bound to cannot serve. */
            fallbackGroupId?: string | null;
            /** @description The only account group that serves it; not with `accountId`. */
            groupId?: string | null;
            /** @description Replaces all former limits. */
            limits?: components["schemas"]["LimitsDto"] | null;
            /** @example build server */
            name?: string;
            /** @description Families of client protocols; empty: all. */
            permissions?: ("claude" | "openai" | "gemini" | "droid")[] | null;
            /**
             * @example [
             *       "ci"
             *     ]
             */
            tags?: string[] | null;
            /**
             * @description How long it lasts from its first use: an ISO 8601 duration, at most ten years. Not with `expiresAt`.
             * @example P30D
             */
            validFor?: string | null;
        };
        ApiKeyChangeBatch: {
            /** @description The same for each of them. */
            change: components["schemas"]["ApiKeyChange"];
            ids: string[];
        };
        ApiKeyPage: {
            items: components["schemas"]["ShownApiKeyView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /** @description All records that fit, on whatever page. */
            total: number;
        };
        ApiKeyView: {
            /** @description The only account that serves it. */
            accountId?: string;
            /** @description Absent: any. */
            allowedCidrs?: string[];
            /** @description Absent: any. */
            allowedClients?: ("claude-code" | "codex" | "gemini-cli" | "droid")[];
            /** @description Absent: any. */
            allowedModels?: string[];
            /** @description Redacted details of its requests are kept, or were; absent: they are not. */
            capture?: components["schemas"]["KeyCaptureView"];
            /** Format: date-time */
            createdAt: string;
            /** @description Answers on client routes carry `x-trunkline-account`. */
            debug: boolean;
            /**
             * Format: date-time
             * @description Restorable for 30 days from then on.
             */
            deletedAt?: string;
            deniedModels?: string[];
            enabled: boolean;
            /**
             * Format: date-time
             * @description Absent: does not expire.
             */
            expiresAt?: string;
            /** @description Where it turns when none of those can serve; absent: nowhere. */
            fallbackGroupId?: string;
            /**
             * Format: date-time
             * @description When `validFor` began.
             */
            firstUsedAt?: string;
            /** @description The only account group that serves it. */
            groupId?: string;
            /**
             * @description The last letters of the key.
             * @example x7Qd
             */
            hint: string;
            /** @example key_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            limits?: components["schemas"]["LimitsDto"];
            /** @example laptop */
            name: string;
            /**
             * @description Who issued it; `self`: its owner, within their policy.
             * @enum {string}
             */
            origin: "administrator" | "self" | "device";
            /** @description Absent: all. */
            permissions?: ("claude" | "openai" | "gemini" | "droid")[];
            /**
             * Format: date-time
             * @description Until when the text that it had before its last rotation is good, or was.
             */
            previousValidUntil?: string;
            tags?: string[];
            /** @example usr_4fK0aB9cD2eF7gH1iJ3k */
            userId: string;
            /**
             * @description How long it lasts from its first use.
             * @example P30D
             */
            validFor?: string;
        };
        AuditEntryPage: {
            items: components["schemas"]["AuditEntryView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
        };
        AuditEntryView: {
            /** @example users.updated */
            action: string;
            actor: components["schemas"]["ActorView"];
            /** @description The same fields as they are since. */
            after: {
                [key: string]: unknown;
            } | null;
            /** Format: date-time */
            at: string;
            /** @description Fields that changed, as they were. A fingerprint stands for a secret. */
            before: {
                [key: string]: unknown;
            } | null;
            detail: {
                [key: string]: unknown;
            } | null;
            /** @description HMAC-SHA-256 over the hash before and this entry. */
            hash: string;
            id: string;
            origin: components["schemas"]["OriginView"];
            /** @enum {string} */
            outcome: "done" | "refused" | "failed";
            /** @description Counts up by one with every entry. */
            seq: number;
            subject: components["schemas"]["SubjectView"] | null;
        };
        BatchProblemDto: {
            /**
             * @description Stable; for programs.
             * @example caller_request_invalid
             */
            code: string;
            /** @example The request has fields that are not accepted: name */
            detail: string;
            /** @description Empty unless single fields were refused. */
            errors: components["schemas"]["FieldErrorDto"][];
            /** @description What `detail` says, for pages in other languages; absent: it has no name. */
            reason?: components["schemas"]["RefusalReasonDto"];
            /** @example 400 */
            status: number;
        };
        BudgetForecastView: {
            /** @description What its period will have cost at this rate. */
            expectedAtEndUsd: string | null;
            /**
             * Format: date-time
             * @description This moment where it is used up; null: not before it begins anew, nor within a year.
             */
            runsOutAt: string | null;
            /**
             * @description At the rate of lately: of hours for a day, else of days.
             * @example 1.25
             */
            spentPerHourUsd: string;
        };
        BudgetView: {
            /**
             * @example daily
             * @enum {string}
             */
            budget: "daily" | "weekly" | "monthly" | "total";
            forecast: components["schemas"]["BudgetForecastView"];
            /** @example 20 */
            limitUsd: string;
            /**
             * @description Neither used nor reserved.
             * @example 6.75
             */
            remainingUsd: string;
            /**
             * @description What requests under way may become.
             * @example 0.75
             */
            reservedUsd: string;
            /**
             * Format: date-time
             * @description Null: never.
             */
            resetsAt: string | null;
            /** @example 12.5 */
            usedUsd: string;
        };
        CandidateView: {
            accountId: string;
            /** @description Why it was passed over; none: it could serve. */
            reasons: ("switched-off" | "credential-unreadable" | "needs-reauth" | "expired" | "model-not-served" | "operation-not-supported" | "personal-of-another-user" | "not-in-group" | "not-the-bound-account" | "cooling" | "model-cooling" | "host-cooling" | "awaiting-probe" | "quota-used-up" | "slots-taken" | "serial-queue-busy" | "too-slow" | "already-tried")[];
        };
        CapturedAnswerView: {
            bytes: number;
            /** @description HTTP status; 0: none was sent, such as of a refusal before the upstream. */
            status: number;
            /** @description What it says in words, at most 4,000 letters; credentials are replaced. */
            text: string;
        };
        CapturedBodyView: {
            /** @description Size of the body as it came. */
            bytes: number;
            /** @description It ends before the body does. */
            isCut: boolean;
            /** @description The body, cut: strings at 80 letters, lists at 24 items, six levels deep, 12,000 letters in all; secrets and binary data are replaced. Absent: it was no JSON. */
            value?: Record<string, never> | unknown[];
        };
        CapturedRequestView: {
            answer: components["schemas"]["CapturedAnswerView"];
            body: components["schemas"]["CapturedBodyView"];
            /** @description What the client said of itself and of what it wants; no credentials, no addresses. */
            headers: {
                [key: string]: string;
            };
            keyId: string;
            requestId: string;
            /** Format: date-time */
            startedAt: string;
            userId: string;
        };
        ChoiceView: {
            /**
             * @description `new`: bound to no account before. `none`: no account was chosen.
             * @enum {string}
             */
            affinity: "none" | "kept" | "moved" | "new";
            /** @description In the order of preference, at most 50. */
            candidates: components["schemas"]["CandidateView"][];
            /** @description The account group through which the account was found. */
            groupId?: string;
            /** @description Why the account that the conversation was bound to could not go on; absent also where it is gone. */
            movedBecause?: ("switched-off" | "credential-unreadable" | "needs-reauth" | "expired" | "model-not-served" | "operation-not-supported" | "personal-of-another-user" | "not-in-group" | "not-the-bound-account" | "cooling" | "model-cooling" | "host-cooling" | "awaiting-probe" | "quota-used-up" | "slots-taken" | "serial-queue-busy" | "too-slow" | "already-tried")[];
            /** @description Accounts that are not listed, by their first reason; `eligible`: they could serve. */
            others: {
                [key: string]: number;
            };
            /** @description Where it first stood in the queue; absent: it did not wait. */
            queuePosition?: number;
            /** @enum {string} */
            strategy: "priority" | "round-robin" | "shuffle" | "least-busy" | "latency" | "cost" | "failover";
            /**
             * @description `membership`: the groups of the key's owner.
             * @enum {string}
             */
            via: "bound" | "fallback" | "pool" | "membership";
            /** @description Milliseconds that it waited for a slot. */
            waitedMs: number;
        };
        ClassPricesView: {
            longContext?: components["schemas"]["PriceTierView"][];
            prices: {
                [key: string]: string;
            };
        };
        ClientConfigView: {
            /** @description Of the relay, without the path of a protocol. */
            address: string;
            /** @example https://relay.example.com/api */
            baseUrl: string;
            /** @enum {string} */
            client: "claude-code" | "codex" | "gemini-cli" | "vscode" | "sdk-python" | "sdk-node" | "curl";
            /** @description What each note says, in the order of `notes`. */
            noteIds: ("two-keys" | "device-sign-in" | "plain-http" | "whole-answer" | "gemini-router" | "gemini-workspace" | "reload-window")[];
            notes: string[];
            /** @description `YOUR_TRUNKLINE_KEY` stands for the key. */
            steps: components["schemas"]["ConfigStepView"][];
            /** @example Claude Code */
            title: string;
        };
        ComparedFiguresView: {
            cacheRead?: number;
            cacheWrite1h?: number;
            cacheWrite5m?: number;
            /**
             * @description Dollars, exact.
             * @example -0.25
             */
            costUsd?: string;
            /** @description Without what was read from or written to a cache. */
            input?: number;
            output?: number;
            requests?: number;
            webSearches?: number;
        };
        ComparedRowView: {
            /**
             * Format: date
             * @description Absent: all days.
             */
            day?: string;
            /** @description Ours less theirs. */
            difference: components["schemas"]["ComparedFiguresView"];
            /** @description The vendor's name without its release date. Absent: all models. */
            model?: string;
            ours: components["schemas"]["ComparedFiguresView"];
            theirs: components["schemas"]["ComparedFiguresView"];
            /** @enum {string} */
            verdict: "matches" | "differs" | "only-ours" | "only-theirs";
        };
        CompleteRequest: {
            /** @example 4/0AY0e-g7 */
            code: string;
            /** @description Where the address has it (RFC 9207). */
            iss?: string;
            /** @example x7Jc3yvJ2Yw0m8u1cU2pX9b5w4n6t0q1R3s8d7f6g5h */
            state: string;
        };
        ConcurrencyView: {
            limit: number;
            remaining: number;
            underWay: number;
        };
        ConfigStepView: {
            /**
             * @description A command that stands in the text.
             * @example npm install openai
             */
            command?: string;
            contents?: string;
            /** @description Where the contents go; absent: they are run. */
            file?: string;
            /**
             * @description What to do, for pages that say it in their own words.
             * @enum {string}
             */
            id: "paste-settings" | "paste-settings-and-key" | "key-in-shell" | "start" | "use-key" | "name-relay-and-key" | "see-models" | "ask-model" | "claude-extension" | "codex-extension" | "editor-from-shell" | "anthropic-sdk" | "openai-sdk" | "google-sdk";
            /** @enum {string} */
            language?: "json" | "toml" | "sh" | "python" | "javascript";
            /** @description What to do. */
            text: string;
        };
        ConnectRequest: {
            /** @description Account to be given new credentials, instead of a new one. */
            accountId?: string;
            /**
             * @description Where people agree, with whatever of a query the service wants to be told.
             * @example https://accounts.google.com/o/oauth2/v2/auth?access_type=offline&prompt=consent
             */
            authorizationUrl: string;
            /**
             * @description Address of the upstream; without one: the platform's own.
             * @example https://api.example.com
             */
            baseUrl?: string;
            /** @description Of the client that you registered with the vendor yourself. */
            clientId?: string;
            clientSecret?: string;
            /** @description Seconds to leave it alone by cause, over the defaults; 0: not at all. Replaces all former ones. */
            cooldownSeconds?: components["schemas"]["CooldownSecondsDto"];
            /** @description US dollars that it may cost in a day; reached, it rests until the next one. */
            dailyCostUsd?: number;
            /**
             * Format: date-time
             * @description When the subscription behind it ends.
             * @example 2027-01-31T12:00:00Z
             */
            expiresAt?: string;
            /** @description Milliseconds to the first byte before another account is tried. */
            firstByteTimeoutMs?: number;
            /** @description Account groups that it is a member of. */
            groupIds?: string[];
            /**
             * @description Sent with each of its requests, where the request does not have them. Not for secrets: they are shown with the account.
             * @example {
             *       "x-team": "research"
             *     }
             */
            headers?: {
                [key: string]: string;
            };
            /** @description How the sign-in service calls itself in `iss` (RFC 9207), where that is not of the origin of authorizationUrl. */
            issuer?: string;
            /** @description Requests under way at the same time; without it: any number. */
            maxConcurrency?: number;
            /**
             * @description Name that a client asks for → name that the upstream knows.
             * @example {
             *       "fast": "claude-haiku-4-5"
             *     }
             */
            modelMapping?: {
                [key: string]: string;
            };
            /**
             * @description Model names, `*` standing for any text; without them: what the platform serves.
             * @example [
             *       "claude-*"
             *     ]
             */
            models?: string[];
            /** @example team account */
            name?: string;
            /** @description Id of the user a personal account serves. */
            ownerId?: string;
            /**
             * @description Serves the keys of its owner only.
             * @default false
             */
            personal: boolean;
            /**
             * @example gemini
             * @enum {string}
             */
            platform?: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
            /**
             * @description What is special about its prices: whole per cent of what everything costs on it (0: all is paid for already), and models with prices of their own, in US dollars per million tokens as decimal texts (`tools`: a use). Replaces the former one whole.
             * @example {
             *       "multiplierPercent": 50,
             *       "prices": {
             *         "claude-sonnet-5": {
             *           "input": "1.5",
             *           "output": "7.5"
             *         }
             *       }
             *     }
             */
            pricing?: {
                multiplierPercent?: number;
                prices?: {
                    [key: string]: {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The lower is preferred. */
            priority?: number;
            /** @description Google Cloud project that pays for what the token is used for. */
            projectId?: string;
            /** @description All its requests go through this proxy, which resolves the names; one that fails is never bypassed. Replaces the former one whole, its password too. */
            proxy?: components["schemas"]["AccountProxyDto"];
            /**
             * @description Only to be sure: must be PUBLIC_URL with `/admin/accounts/connect/callback`, as registered with the client.
             * @example https://relay.example.com/admin/accounts/connect/callback
             */
            redirectUri?: string;
            /** @default true */
            schedulable: boolean;
            /**
             * @example [
             *       "https://www.googleapis.com/auth/cloud-platform"
             *     ]
             */
            scopes?: string[];
            /** @description One message that a person began at a time, and so many milliseconds between two. */
            serialQueue?: components["schemas"]["SerialQueueDto"];
            /**
             * @description Where codes are exchanged. Without it, `clientId` and `clientSecret`: the account's own ones; for gemini: Google's.
             * @example https://oauth2.googleapis.com/token
             */
            tokenUrl?: string;
            /** @description Share of a group that shuffles; without it: 1. */
            weight?: number;
        };
        ConnectView: {
            /** @description To be opened in a browser, best in the one that made this call. */
            authorizationUrl: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description The address that has to be registered with the client. */
            redirectUri: string;
            /** @description Comes back with the code. Good once. */
            state: string;
        };
        CooldownEvidenceView: {
            /** @description The upstream's name for the error, or that of a broken connection. */
            code?: string;
            /** @description The request that met the failure. */
            requestId?: string;
            /**
             * @description Status of the upstream's answer.
             * @example 429
             */
            status?: number;
        };
        CooldownSecondsDto: {
            failing?: number;
            forbidden?: number;
            overloaded?: number;
            "quota-exhausted"?: number;
            "rate-limited"?: number;
            throttled?: number;
            unauthorized?: number;
            unavailable?: number;
            unreachable?: number;
            "window-used-up"?: number;
        };
        CooldownView: {
            /** @enum {string} */
            cause: "unauthorized" | "forbidden" | "rate-limited" | "throttled" | "window-used-up" | "quota-exhausted" | "overloaded" | "unavailable" | "failing" | "unreachable";
            evidence: components["schemas"]["CooldownEvidenceView"];
            /** @description `account`, `host`, or `family:` and a family of models. */
            scope: string;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
        };
        CostFactorView: {
            /**
             * @description The class or region; the id of the account.
             * @example batch
             */
            name: string;
            /** @enum {string} */
            of: "class" | "region" | "account";
            /**
             * @description Whole per cent.
             * @example 50
             */
            percent: number;
        };
        CostLineView: {
            /** @description The price is that of prompts with more tokens than this. */
            aboveTokens?: number;
            /** @description Exact, with up to 18 decimal places. */
            costUsd: string | null;
            /** @description What the line is multiplied by besides: all that is not 100 %. */
            factors: components["schemas"]["CostFactorView"][];
            model: string;
            /**
             * @description The price that was counted with; absent: the model has no known price.
             * @example claude/claude-opus-4-6@2026-03-13#bundled
             */
            priceId?: string;
            /**
             * @description Absent: standard.
             * @enum {string}
             */
            serviceClass?: "standard" | "batch" | "flex" | "priority" | "fast";
            /**
             * @description Of a line of tokens.
             * @example cacheRead
             */
            tokenClass?: string;
            tokens?: number;
            /**
             * @description Of a line of a tool that the upstream ran.
             * @enum {string}
             */
            tool?: "webSearch" | "webFetch" | "codeExecution" | "fileSearch";
            /** @description Null: the model has no known price. */
            usdPerMillionTokens?: string | null;
            /** @description Null: not known; the total is without it. */
            usdPerUse?: string | null;
            uses?: number;
        };
        CostStandingView: {
            /** @example 20 */
            limitUsd: string;
            /**
             * @description Neither used nor reserved.
             * @example 6.75
             */
            remainingUsd: string;
            /**
             * @description What requests under way may become.
             * @example 0.75
             */
            reservedUsd: string;
            /** @example 12.5 */
            usedUsd: string;
        };
        CostView: {
            /** @description The sum of all lines, before it was rounded half up to nine decimal places: that is `totalUsd`. */
            exactUsd: string | null;
            lines: components["schemas"]["CostLineView"][];
            /** @description Null: a model that was used has no known price. */
            totalUsd: string | null;
        };
        CountStandingView: {
            limit: number;
            /** @description Neither used nor reserved. */
            remaining: number;
            /** @description What requests under way may become. */
            reserved: number;
            used: number;
        };
        DeliveryAttemptView: {
            /** Format: date-time */
            at: string;
            /** @description Milliseconds. */
            durationMs: number;
            /** @enum {string} */
            outcome: "delivered" | "gone" | "failed";
            /** @example HTTP 503 */
            reason?: string;
        };
        DeliveryEventView: {
            /** Format: date-time */
            at: string;
            /** @description What programs read. */
            data: {
                [key: string]: unknown;
            };
            /** @description Account groups that it concerns; absent: all of the relay. */
            groupIds?: string[];
            /** @example evt_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @enum {string} */
            severity: "info" | "warning" | "critical";
            summary: string;
            /** @enum {string} */
            type: "account.cooling" | "account.recovered" | "account.unauthorized" | "account.needs_reauth" | "account.quota_warning" | "account.quota_exhausted" | "pool.saturated" | "pool.recovered" | "key.created" | "key.revoked" | "key.expiring" | "key.limit_reached" | "budget.threshold" | "user.created" | "user.disabled" | "auth.lockout" | "ldap.unreachable" | "ldap.mass_change_blocked" | "webhook.endpoint_disabled" | "usage.price_unknown" | "system.redis_degraded" | "system.backup_stale" | "test";
        };
        DeliveryPage: {
            items: components["schemas"]["DeliveryView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
        };
        DeliveryStandingView: {
            /** @description Deliveries of which no attempt is left: they can be told again. */
            dead: number;
            /**
             * Format: date-time
             * @description Since when every attempt has failed. Absent: the last one did not.
             */
            failingSince?: string;
            /** @description The newest one; absent: none is kept. */
            last?: components["schemas"]["LastDeliveryView"];
            /** @description Deliveries that wait for an attempt. */
            waiting: number;
        };
        DeliveryView: {
            /** @description Attempts since it was created or last replayed. */
            attemptCount: number;
            /** @description The last twenty, the oldest first. */
            attempts: components["schemas"]["DeliveryAttemptView"][];
            /** Format: date-time */
            createdAt: string;
            /**
             * @description Of one that is dead.
             * @enum {string}
             */
            deadReason?: "attempts-used-up" | "gone" | "endpoint-disabled" | "endpoint-absent" | "attempts-lost" | "too-many-waiting" | "unreadable";
            /** @example whe_4fK0aB9cD2eF7gH1iJ3k */
            endpointId: string;
            /** @description More than one where several are told together. */
            events: components["schemas"]["DeliveryEventView"][];
            /**
             * @description The `webhook-id` of each attempt.
             * @example dlv_0f6b2c
             */
            id: string;
            /**
             * Format: date-time
             * @description Of one that waits.
             */
            nextAttemptAt?: string;
            /** @enum {string} */
            state: "waiting" | "delivered" | "dead";
        };
        DeviceAccessView: {
            /**
             * Format: date-time
             * @description It has to sign in again by then.
             */
            expiresAt: string;
            /** @description The only account group that serves it; absent: any. */
            group?: components["schemas"]["OwnGroupDto"];
            /** @description The protocols that it may use. */
            permissions: ("claude" | "openai" | "gemini" | "droid")[];
        };
        DeviceApprovalView: {
            /** @description What it may do in your name once you approve. */
            access: components["schemas"]["DeviceAccessView"];
            /**
             * @description Where it asks from.
             * @example 192.0.2.7
             */
            address: string;
            /**
             * @description The program, as it calls itself.
             * @example Claude Code 2.1.329
             */
            client: string;
            /**
             * Format: date-time
             * @description Until when it waits for a decision.
             */
            expiresAt: string;
            /** Format: date-time */
            requestedAt: string;
            /**
             * @description To be compared with what the terminal shows.
             * @example WDJB-MJHT
             */
            userCode: string;
        };
        DirectoryChangeRequest: {
            /**
             * @description DN that the directory is read as; without it, it is read anonymously.
             * @example cn=relay,dc=example,dc=org
             */
            bindDn?: string | null;
            /** @description Never shown. To be given again with other `urls`: a stored one is not sent to another address. */
            bindPassword?: string | null;
            /**
             * @description Attribute that is the name as others see it.
             * @example cn
             */
            displayNameAttribute?: string | null;
            /**
             * @description Attribute that is the e-mail address.
             * @example mail
             */
            emailAttribute?: string | null;
            /** @description false: there is no directory, whatever else is set. */
            enabled?: boolean | null;
            /** @description How long people of the directory stay let in while it cannot be asked; 0: without end. */
            maxStalenessHours?: number | null;
            /**
             * @description DN of the group whose members may sign in.
             * @example cn=staff,ou=groups,dc=example,dc=org
             */
            requiredGroup?: string | null;
            /** @description The first that fits gives the role at each sign-in and sync. Empty: administrators give roles. */
            roleMap?: components["schemas"]["DirectoryRoleDto"][] | null;
            /**
             * @description DN below which people are looked for.
             * @example ou=people,dc=example,dc=org
             */
            searchBase?: string | null;
            /**
             * @description RFC 4515; `{{username}}` is what somebody typed, always as a whole value.
             * @example (uid={{username}})
             */
            searchFilter?: string | null;
            /** @description `ldap://` turns to TLS before anything is said. */
            startTls?: boolean | null;
            syncMinutes?: number | null;
            /** @description For each step. */
            timeoutMs?: number | null;
            /** @description Authorities in PEM; without them those that Node.js knows. */
            tlsCa?: string | null;
            /**
             * @example [
             *       "ldaps://directory.example.org"
             *     ]
             */
            urls?: string[] | null;
            /**
             * @description Attribute that is the user name.
             * @example uid
             */
            usernameAttribute?: string | null;
        };
        DirectoryRoleDto: {
            /** @example cn=ops,ou=groups,dc=example,dc=org */
            groupDn: string;
            /** @enum {string} */
            role: "owner" | "admin" | "operator" | "member";
        };
        DirectoryStatusView: {
            /** @description Of the last run, where it changed nothing because it would have suspended too many at once. */
            blocked?: components["schemas"]["SyncBlockedView"];
            /** @description Of the last run that succeeded. */
            counts?: components["schemas"]["SyncCountsView"];
            /** @description Of the last run, where the directory could not be asked. */
            lastError?: components["schemas"]["SyncErrorView"];
            /** Format: date-time */
            lastRunAt?: string;
            /** Format: date-time */
            lastSuccessAt?: string;
            /** @description Why it is unusable. */
            problem?: string;
            /** @description The last success is too long ago: people of the directory are let in no more. */
            stale: boolean;
            /** @enum {string} */
            state: "on" | "off" | "unusable";
        };
        DirectoryStepView: {
            detail?: string;
            milliseconds: number;
            /** @enum {string} */
            outcome: "passed" | "failed" | "skipped";
            /** @example ldaps://directory.example.org */
            server: string;
            /** @enum {string} */
            step: "resolve" | "connect" | "tls" | "bind" | "search" | "read-user" | "read-groups";
        };
        DirectorySyncRequest: {
            /**
             * @description Suspend as many people as the directory says. For owners.
             * @default false
             */
            allowMassChange: boolean;
        };
        DirectorySyncView: {
            blocked?: components["schemas"]["SyncBlockedView"];
            counts?: components["schemas"]["SyncCountsView"];
            error?: components["schemas"]["SyncErrorView"];
            /**
             * @description Only `done` has changed anything. `under-way`: another run is being made, and this one was not.
             * @enum {string}
             */
            outcome: "done" | "blocked" | "unavailable" | "under-way" | "off";
        };
        DirectoryTestRequest: {
            /**
             * @description DN that the directory is read as; without it, it is read anonymously.
             * @example cn=relay,dc=example,dc=org
             */
            bindDn?: string | null;
            /** @description Never shown. To be given again with other `urls`: a stored one is not sent to another address. */
            bindPassword?: string | null;
            /**
             * @description Attribute that is the name as others see it.
             * @example cn
             */
            displayNameAttribute?: string | null;
            /**
             * @description Attribute that is the e-mail address.
             * @example mail
             */
            emailAttribute?: string | null;
            /** @description How long people of the directory stay let in while it cannot be asked; 0: without end. */
            maxStalenessHours?: number | null;
            /**
             * @description DN of the group whose members may sign in.
             * @example cn=staff,ou=groups,dc=example,dc=org
             */
            requiredGroup?: string | null;
            /** @description The first that fits gives the role at each sign-in and sync. Empty: administrators give roles. */
            roleMap?: components["schemas"]["DirectoryRoleDto"][] | null;
            /**
             * @description DN below which people are looked for.
             * @example ou=people,dc=example,dc=org
             */
            searchBase?: string | null;
            /**
             * @description RFC 4515; `{{username}}` is what somebody typed, always as a whole value.
             * @example (uid={{username}})
             */
            searchFilter?: string | null;
            /** @description `ldap://` turns to TLS before anything is said. */
            startTls?: boolean | null;
            syncMinutes?: number | null;
            /** @description For each step. */
            timeoutMs?: number | null;
            /** @description Authorities in PEM; without them those that Node.js knows. */
            tlsCa?: string | null;
            /**
             * @example [
             *       "ldaps://directory.example.org"
             *     ]
             */
            urls?: string[] | null;
            /** @description Somebody to look up; no password is needed. */
            username?: string;
            /**
             * @description Attribute that is the user name.
             * @example uid
             */
            usernameAttribute?: string | null;
        };
        DirectoryTestView: {
            /** @description Every step on every server passed, or was not needed. */
            passed: boolean;
            /** @description Why it is unusable. */
            problem?: string;
            /** @enum {string} */
            state: "on" | "off" | "unusable";
            steps: components["schemas"]["DirectoryStepView"][];
        };
        DirectoryView: {
            bindDn?: string;
            displayNameAttribute?: string;
            emailAttribute?: string;
            /** @description The switch of an owner. */
            enabled: boolean;
            hasBindPassword: boolean;
            maxStalenessHours?: number;
            /** @description Why it is unusable. */
            problem?: string;
            requiredGroup?: string;
            roleMap?: components["schemas"]["DirectoryRoleDto"][];
            searchBase?: string;
            searchFilter?: string;
            /**
             * @description Who says what a field is: an owner (by this call), the environment, or nobody (default).
             * @example {
             *       "urls": "environment",
             *       "searchFilter": "default"
             *     }
             */
            sources: {
                [key: string]: "owner" | "environment" | "default";
            };
            startTls?: boolean;
            /**
             * @description `unusable`: nobody of the directory can sign in.
             * @enum {string}
             */
            state: "on" | "off" | "unusable";
            syncMinutes?: number;
            timeoutMs?: number;
            /** @description PEM. */
            tlsCa?: string;
            urls?: string[];
            usernameAttribute?: string;
        };
        ExplainedAttemptView: {
            accountId: string;
            /**
             * @description What went wrong; absent: nothing.
             * @example overloaded
             */
            failure?: string;
            /** @description Milliseconds after the request came in. */
            startedMs: number;
            /** @description What the upstream answered; absent: nothing. */
            status?: number;
            /** @description Milliseconds until the first byte, or until the attempt failed. */
            tookMs: number;
            upstreamRequestId?: string;
        };
        ExplainedRequestView: {
            /** @description The account whose answer the client got. */
            accountId?: string;
            admission: components["schemas"]["AdmissionView"];
            attempts: components["schemas"]["ExplainedAttemptView"][];
            /** @description One for each account that was looked for. */
            choices: components["schemas"]["ChoiceView"][];
            /** @description Code of the relay's own refusal. */
            code?: string;
            /**
             * @description How the conversation was told; absent: it was not.
             * @enum {string}
             */
            conversation?: "client" | "prefix";
            /** @description What was used × its price × what it is multiplied by, line by line, by the prices of when it came in as they are known today. */
            cost: components["schemas"]["CostView"];
            durationMs: number;
            firstByteMs?: number;
            isStreaming: boolean;
            keyId: string;
            message?: string;
            model: string;
            /** @example generate */
            operation: string;
            /** @example completed */
            outcome: string;
            /** @enum {string} */
            platform?: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
            requestId: string;
            /** @description What was changed on the way to the account: the model name, thinking that was signed elsewhere, the protocol that it was translated to and what that has no words for. */
            rewritten?: {
                dropped?: string[];
                model?: string;
                thinkingOfMessages?: number;
                translatedTo?: string;
            };
            /** Format: date-time */
            startedAt: string;
            /** @description HTTP status that the client got; 0 when none was sent. */
            status: number;
            userId: string;
        };
        FailedJobPage: {
            items: components["schemas"]["FailedJobView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
        };
        FailedJobView: {
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            failedAt: string;
            /** @example repeat:trim the audit log:1764000000000 */
            id: string;
            name: string;
            reason: string;
            /** @description The delivery, task or account that it was about. */
            subject?: string;
        };
        FieldErrorDto: {
            /** @example credentials.apiKey */
            field: string;
            /** @example must be a string */
            message: string;
            /** @description What the message says, for pages in other languages; absent: it has no name. */
            reason?: components["schemas"]["RefusalReasonDto"];
        };
        FirstBadView: {
            /** @enum {string} */
            reason: "key-missing" | "head-missing" | "head-forged" | "anchor-forged" | "entry-missing" | "entry-changed" | "entry-moved" | "entry-inserted";
            /** @description Sequence number of the first entry that is not as it was written. */
            seq: number;
        };
        InstanceView: {
            /** @description Name of its machine or container. */
            host: string;
            /** @example ins_4fK0pQ2sT6uV8wX0yZ1a */
            id: string;
            /** @enum {string} */
            kind: "gateway" | "worker";
            /**
             * @description Version of Node.
             * @example v24.21.0
             */
            node: string;
            pid: number;
            /**
             * Format: date-time
             * @description By its own clock.
             */
            startedAt: string;
            /** @example 0.1.0 */
            version: string;
        };
        IssuedApiKeyView: {
            /** @description The only account that serves it. */
            accountId?: string;
            /** @description Absent: any. */
            allowedCidrs?: string[];
            /** @description Absent: any. */
            allowedClients?: ("claude-code" | "codex" | "gemini-cli" | "droid")[];
            /** @description Absent: any. */
            allowedModels?: string[];
            /** @description Redacted details of its requests are kept, or were; absent: they are not. */
            capture?: components["schemas"]["KeyCaptureView"];
            /** Format: date-time */
            createdAt: string;
            /** @description Answers on client routes carry `x-trunkline-account`. */
            debug: boolean;
            /**
             * Format: date-time
             * @description Restorable for 30 days from then on.
             */
            deletedAt?: string;
            deniedModels?: string[];
            enabled: boolean;
            /**
             * Format: date-time
             * @description Absent: does not expire.
             */
            expiresAt?: string;
            /** @description Where it turns when none of those can serve; absent: nowhere. */
            fallbackGroupId?: string;
            /**
             * Format: date-time
             * @description When `validFor` began.
             */
            firstUsedAt?: string;
            /** @description The only account group that serves it. */
            groupId?: string;
            /**
             * @description The last letters of the key.
             * @example x7Qd
             */
            hint: string;
            /** @example key_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /**
             * @description The key itself. It is never shown again.
             * @example tl_…
             */
            key: string;
            limits?: components["schemas"]["LimitsDto"];
            /** @example laptop */
            name: string;
            /**
             * @description Who issued it; `self`: its owner, within their policy.
             * @enum {string}
             */
            origin: "administrator" | "self" | "device";
            /** @description Absent: all. */
            permissions?: ("claude" | "openai" | "gemini" | "droid")[];
            /**
             * Format: date-time
             * @description Until when the text that it had before its last rotation is good, or was.
             */
            previousValidUntil?: string;
            tags?: string[];
            /** @example usr_4fK0aB9cD2eF7gH1iJ3k */
            userId: string;
            /**
             * @description How long it lasts from its first use.
             * @example P30D
             */
            validFor?: string;
        };
        IssuedUserView: {
            /** @description Whether the person may sign in and their keys are good. */
            active: boolean;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Can be restored for 30 days.
             */
            deletedAt?: string;
            directory?: components["schemas"]["UserDirectoryView"];
            /** @example Ada Lovelace */
            displayName?: string;
            /** @example ada@example.org */
            email?: string;
            /** @description The administrators' switch. */
            enabled: boolean;
            /** @description Account groups that an administrator put the person into. */
            groupIds: string[];
            /** @description All account groups of the person, also by the directory. */
            groups: components["schemas"]["UserGroupView"][];
            /** @example usr_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @description Keys that the person holds, those that are switched off or expired included. */
            keyCount: number;
            /** @description Over all keys of the person together. */
            limits?: components["schemas"]["LimitsDto"];
            /** @description Has to choose another password before anything else. */
            mustChangePassword: boolean;
            /** @description The password that was generated. It is never shown again. */
            password?: string;
            /**
             * @description Who checks the password.
             * @enum {string}
             */
            provider: "local" | "directory";
            /** @description Share of a free slot when several people wait; absent: 1. */
            queueWeight?: number;
            /** @enum {string} */
            role: "owner" | "admin" | "operator" | "member";
            tags: string[];
            /** @example ada */
            username: string;
        };
        KeyCaptureRequest: {
            /**
             * Format: date-time
             * @description Until when details of its requests are kept: at most 24 hours from now.
             * @example 2027-01-31T12:00:00Z
             */
            until: string;
        };
        KeyCaptureView: {
            /** Format: date-time */
            until: string;
        };
        KeyLimitsView: {
            /** @example key_4fK0aB9cD2eF7gH1iJ3k */
            keyId: string;
            /** @description Within the owner's policies, as they count now. */
            limits: components["schemas"]["LimitsStandingView"];
            /** @example laptop */
            name: string;
        };
        KeyPolicyChange: {
            /** @description Account groups that the keys may be bound to. Without them: those that the person belongs to, and the pool for who belongs to none. */
            accountGroupIds?: string[] | null;
            /**
             * @description Model names as clients write them, `*` standing for any text; without them: any.
             * @example [
             *       "claude-sonnet-*"
             *     ]
             */
            allowedModels?: string[] | null;
            description?: string | null;
            /** @description It is for everybody who belongs to one of these account groups. */
            groupIds?: string[] | null;
            /**
             * @description How many keys of their own a person may have.
             * @example 5
             */
            maxKeys?: number;
            /**
             * @description Days after which a key ends at the latest, whatever it says itself. Without it: no bound.
             * @example 90
             */
            maxLifetimeDays?: number | null;
            /** @description Replaces all former limits. */
            maxLimits?: components["schemas"]["LimitsDto"] | null;
            /** @example interns */
            name?: string;
            /** @description Families of client protocols; empty: all. */
            permissions?: ("claude" | "openai" | "gemini" | "droid")[] | null;
            /**
             * @description It is for everybody with one of these roles.
             * @example [
             *       "member"
             *     ]
             */
            roles?: ("owner" | "admin" | "operator" | "member")[] | null;
        };
        KeyPolicyPage: {
            items: components["schemas"]["KeyPolicyView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /** @description All records that fit, on whatever page. */
            total: number;
        };
        KeyPolicyView: {
            /** @description Absent: the person's own account groups, or the pool. */
            accountGroupIds?: string[];
            /** @description Absent: all. */
            allowedModels?: string[];
            /** Format: date-time */
            createdAt: string;
            description?: string;
            /** @description It is for everybody in one of these account groups. */
            groupIds?: string[];
            /** @example pol_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @description How many keys of their own a person may have. */
            maxKeys: number;
            /** @description Absent: no bound. */
            maxLifetimeDays?: number;
            /** @description What a key may be given at most, and what holds where it says nothing. Absent: no bound. */
            maxLimits?: components["schemas"]["LimitsDto"];
            /** @example interns */
            name: string;
            /** @description Absent: all. */
            permissions?: ("claude" | "openai" | "gemini" | "droid")[];
            /** @description For how many people it is, of those who may do anything at all. */
            personCount: number;
            /** @description It is for everybody with one of these roles. */
            roles?: ("owner" | "admin" | "operator" | "member")[];
        };
        LastDeliveryView: {
            /** Format: date-time */
            createdAt: string;
            /** @example dlv_0f6b2c */
            id: string;
            /** @enum {string} */
            state: "waiting" | "delivered" | "dead";
        };
        LimitsDto: {
            /** @description Requests under way at the same time. */
            concurrency?: number;
            /** @description Cost within a calendar day, in US dollars. */
            dailyCostUsd?: number;
            /** @description Cost within a calendar month, in US dollars. */
            monthlyCostUsd?: number;
            /** @description Without it, a request that finds no free slot is refused. */
            queue?: components["schemas"]["QueueLimitsDto"];
            /** @description Cost altogether, in US dollars. */
            totalCostUsd?: number;
            /** @description Cost within a week from Monday, in US dollars. */
            weeklyCostUsd?: number;
            window?: components["schemas"]["WindowLimitsDto"];
        };
        LimitsStandingView: {
            budgets: components["schemas"]["BudgetView"][];
            concurrency?: components["schemas"]["ConcurrencyView"];
            queue?: components["schemas"]["RequestQueueView"];
            window?: components["schemas"]["WindowView"];
        };
        ListedPricePage: {
            items: components["schemas"]["ListedPriceView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /** @description All records that fit, on whatever page. */
            total: number;
        };
        ListedPriceView: {
            /** @description Other names of the model. */
            aliases: string[];
            /** @description Class of service → whole per cent of the prices, or prices of its own. */
            classes?: {
                [key: string]: number | components["schemas"]["ClassPricesView"];
            };
            displayName: string;
            /**
             * Format: date
             * @description It holds from this day on, UTC; absent: for ever.
             */
            from?: string;
            /**
             * @description As usage records name it.
             * @example claude/claude-opus-4-6@2026-03-13#bundled
             */
            id: string;
            /** @description Prices of prompts with more than `aboveTokens`, for the whole request. */
            longContext?: components["schemas"]["PriceTierView"][];
            model: string;
            /** @enum {string} */
            platform: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
            /** @description US dollars per million tokens: input, output, cacheRead, cacheWrite5m, cacheWrite1h. */
            prices: {
                [key: string]: string;
            };
            /** @description Per cent that a regional inference profile of Bedrock adds. */
            regionalPercent?: number;
            /** @description Where it was served → whole per cent of the prices. */
            regions?: {
                [key: string]: number;
            };
            /** @enum {string} */
            source: "bundled" | "fetched" | "override" | "account";
            /** @enum {string} */
            standing?: "effective" | "coming" | "past" | "replaced";
            /** @description Tool that the upstream ran → US dollars a use. */
            tools?: {
                [key: string]: string;
            };
        };
        ListedUserView: {
            /** @description Whether the person may sign in and their keys are good. */
            active: boolean;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Can be restored for 30 days.
             */
            deletedAt?: string;
            directory?: components["schemas"]["UserDirectoryView"];
            /** @example Ada Lovelace */
            displayName?: string;
            /** @example ada@example.org */
            email?: string;
            /** @description The administrators' switch. */
            enabled: boolean;
            /** @description Account groups that an administrator put the person into. */
            groupIds: string[];
            /** @description All account groups of the person, also by the directory. */
            groups: components["schemas"]["UserGroupView"][];
            /** @example usr_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @description Keys that the person holds, those that are switched off or expired included. */
            keyCount: number;
            /**
             * Format: date-time
             * @description When they last signed in to the console; null: not in the last 400 days.
             */
            lastSignInAt: string | null;
            /**
             * Format: date-time
             * @description When their last request through the relay came in, some seconds late; null: not in the last 400 days.
             */
            lastUsedAt: string | null;
            /** @description Over all keys of the person together. */
            limits?: components["schemas"]["LimitsDto"];
            /** @description Has to choose another password before anything else. */
            mustChangePassword: boolean;
            /**
             * @description Who checks the password.
             * @enum {string}
             */
            provider: "local" | "directory";
            /** @description Share of a free slot when several people wait; absent: 1. */
            queueWeight?: number;
            /** @enum {string} */
            role: "owner" | "admin" | "operator" | "member";
            tags: string[];
            /** @example ada */
            username: string;
        };
        LiveAccount: {
            /** @description All that last, those of families of models included. */
            cooldowns: components["schemas"]["CooldownView"][];
            /** @example acc_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @example team account */
            name: string;
            /** @enum {string} */
            platform: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
            /**
             * @description Why it is `cooling` as a whole, or `needs_reauth`; else null.
             * @enum {string|null}
             */
            reason: "unauthorized" | "forbidden" | "rate-limited" | "throttled" | "window-used-up" | "quota-exhausted" | "overloaded" | "unavailable" | "failing" | "unreachable" | "invalid_grant" | "ambiguous_rotation" | null;
            /** @description Requests under way, of all gateways. */
            running: number;
            /**
             * Format: date-time
             * @description Of what `reason` says, or `expired`.
             */
            since: string | null;
            /**
             * @description As `state.status` of the account says it.
             * @enum {string}
             */
            status: "available" | "paused" | "cooling" | "expired" | "unreadable" | "needs_reauth";
            /**
             * Format: date-time
             * @description Null: not by itself, or not known.
             */
            until: string | null;
            /** @description Requests that wait for it; one may wait for several accounts. */
            waiting: number;
            /** @description The upstream's windows that have a length, such as `5h` and `7d`; `utilization` to a hundredth. */
            windows: components["schemas"]["UpstreamWindowView"][];
        };
        LiveChanged: {
            /** @description Null: more than a hundred, or nobody knows which. */
            ids: string[] | null;
            /** @enum {string} */
            kind: "accounts" | "account-groups" | "account-tests" | "api-keys" | "users" | "key-policies" | "webhooks" | "prices" | "usage-repricings" | "directory";
        };
        LiveDegraded: {
            /**
             * Format: date-time
             * @description Since when the store cannot be asked: what is shown may be old. A snapshot follows when it can.
             */
            since: string;
        };
        LiveEnd: {
            /**
             * @description `token-expired`: come back with a fresh token. `draining`: come back at once. `session-ended`: sign in again.
             * @enum {string}
             */
            reason: "token-expired" | "session-ended" | "permission-lost" | "draining";
        };
        LiveEvent: {
            /** Format: date-time */
            at: string;
            /** @description What programs read, as webhooks are told it: the same in any language. */
            data: {
                [key: string]: unknown;
            };
            /** @example evt_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @enum {string} */
            severity: "info" | "warning" | "critical";
            /** @description What it is about; null: nothing that has an id. */
            subject: components["schemas"]["LiveEventSubject"] | null;
            /** @description One line for people. */
            summary: string;
            /** @enum {string} */
            type: "account.cooling" | "account.recovered" | "account.unauthorized" | "account.needs_reauth" | "account.quota_warning" | "account.quota_exhausted" | "pool.saturated" | "pool.recovered" | "key.created" | "key.revoked" | "key.expiring" | "key.limit_reached" | "budget.threshold" | "user.created" | "user.disabled" | "auth.lockout" | "ldap.unreachable" | "ldap.mass_change_blocked" | "webhook.endpoint_disabled" | "usage.price_unknown" | "system.redis_degraded" | "system.backup_stale" | "test";
        };
        LiveEventSubject: {
            id: string;
            /** @enum {string} */
            kind: "accounts" | "api-keys" | "users" | "account-groups" | "webhooks";
        };
        LiveFigures: {
            /**
             * @description US dollars, as `/admin/usage` sums them up; null: not known yet.
             * @example 12.5
             */
            costTodayUsd: string | null;
            /** @description Of these: no whole answer reached a caller who waited for it. */
            errorsPerSecond: number | null;
            /** @description Gateways that these figures are of. */
            gateways: number;
            /** @description Requests that ended, refused ones left out. */
            requestsPerSecond: number | null;
            /** @description Requests that wait for nothing of ours. */
            running: number;
            /** @description Tokens of all classes, of requests that ended. */
            tokensPerSecond: number | null;
            /** @description Requests that wait for an account. */
            waitingForAccounts: number;
            /** @description Requests that wait for a slot of their key or user. */
            waitingInLine: number;
        };
        LiveMessages: {
            /** @description Accounts that changed; `running` and `waiting` count. */
            account: components["schemas"]["LivePool"];
            /** @description Records to be read again. */
            changed: components["schemas"]["LiveChanged"];
            degraded: components["schemas"]["LiveDegraded"];
            /** @description The last event: the connection is closed. */
            end: components["schemas"]["LiveEnd"];
            /** @description One more. */
            event: components["schemas"]["LiveEvent"];
            /** @description In place of those before. */
            figures: components["schemas"]["LiveFigures"];
            /** @description In place of those before. */
            queues: components["schemas"]["LiveQueues"];
            /** @description In place of those before. */
            running: components["schemas"]["LiveRunning"];
            /** @description First of all, and whenever changes were left out. */
            snapshot: components["schemas"]["LiveSnapshot"];
        };
        LivePool: {
            accounts: components["schemas"]["LiveAccount"][];
            /** @description Ids of accounts that are gone. */
            removed: string[];
        };
        LiveQueues: {
            /** @description As `/admin/queues` lists them. */
            items: components["schemas"]["QueueView"][];
        };
        LiveRequest: {
            /** @description Null: none was asked yet. */
            accountId: string | null;
            accountName: string | null;
            /** @example key_4fK0aB9cD2eF7gH1iJ3k */
            keyId: string;
            /** @description Null: the key is gone. */
            keyName: string | null;
            /** @description As the caller named it. */
            model: string;
            /** @example req_9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d */
            requestId: string;
            /**
             * Format: date-time
             * @description When it came in.
             */
            since: string;
            /**
             * @description `queued`: it waits for a slot. `asked`: an account was asked. `streaming`: its answer comes.
             * @enum {string}
             */
            state: "queued" | "asked" | "streaming";
            /** @description Tokens of all classes, as far as its answer has told; null: nothing was told. */
            tokens: number | null;
            userId: string;
            /** @description Null: the user is gone. */
            username: string | null;
        };
        LiveRunning: {
            /** @description The newest 100, newest first. */
            items: components["schemas"]["LiveRequest"][];
            /** @description Requests under way, those that wait included. */
            total: number;
        };
        LiveSnapshot: {
            /** Format: date-time */
            at: string;
            /** @description Null: the store can be asked. */
            degraded: components["schemas"]["LiveDegraded"] | null;
            /** @description The latest 20, the oldest of them first. */
            events: components["schemas"]["LiveEvent"][];
            figures: components["schemas"]["LiveFigures"];
            pool: components["schemas"]["LivePool"];
            queues: components["schemas"]["LiveQueues"];
            running: components["schemas"]["LiveRunning"];
        };
        LoginRequest: {
            /**
             * Format: password
             * @example correct horse battery staple
             */
            password: string;
            /** @example owner */
            username: string;
        };
        NamedUsageRecordView: {
            /** @description The account that answered, or failed last. */
            accountId: string;
            /** @description Of `accountId`. */
            accountName: string | null;
            attempts: number;
            /** @description What the account called the model; null: as the caller did. */
            calledAs: string | null;
            /**
             * @description The client program, by the names of allowedClients; null: none that is known.
             * @example claude-code
             */
            client: string | null;
            /** @description Null when the price of the model is not known. */
            costUsd: string | null;
            durationMs: number;
            firstByteMs: number | null;
            /** @description The account group through which the account was found; null: none, or not known. */
            groupId: string | null;
            /** @description Of `groupId`. */
            groupName: string | null;
            /** @description Null: not known, of an old record. */
            isStreaming: boolean | null;
            keyId: string;
            /** @description Of `keyId`. */
            keyName: string | null;
            /** @description As the caller named it. */
            model: string;
            /** @example generate */
            operation: string;
            /** @enum {string} */
            outcome: "completed" | "caller-left" | "upstream-failed" | "upstream-interrupted" | "gateway-lost";
            /** @enum {string} */
            platform: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
            /** @description Ids of the prices that the cost was counted with; null: of a time before prices had ids. */
            priceIds: string[] | null;
            /** @description Of the output tokens those that were thought; null: not said. */
            reasoningTokens: number | null;
            requestId: string;
            /**
             * @description Uses of tools that run at the upstream; null: none, or not known.
             * @example {
             *       "webSearch": 1
             *     }
             */
            serverTools: {
                codeExecution?: number;
                fileSearch?: number;
                webFetch?: number;
                webSearch?: number;
            } | null;
            /** @description How the vendor charged: each class once. Null: not known, of an old record. */
            serviceClasses: ("standard" | "batch" | "flex" | "priority" | "fast")[] | null;
            /** @enum {string} */
            source: "exact" | "partial" | "estimated";
            /** Format: date-time */
            startedAt: string;
            /** @description HTTP status that the caller got; 0 when none was sent. */
            status: number;
            tokens: components["schemas"]["TokensView"];
            upstreamRequestId: string | null;
            userId: string;
            /** @description User name of `userId`; null: the person is gone, as for the other names. */
            username: string | null;
        };
        NewAccountGroupRequest: {
            description?: string;
            /**
             * @description Distinguished names: whoever is in one of these groups of the directory belongs to this group. At most 200.
             * @example [
             *       "cn=research,ou=groups,dc=example,dc=org"
             *     ]
             */
            directoryGroups?: string[];
            /** @description What Claude Code of the members is to be set to: a JSON object of at most 64 KiB. Replaces all former settings. */
            managedSettings?: {
                [key: string]: unknown;
            };
            /** @example night shift */
            name: string;
            /**
             * @description How it picks among its accounts.
             * @default priority
             * @enum {string}
             */
            strategy: "priority" | "round-robin" | "shuffle" | "least-busy" | "latency" | "cost" | "failover";
        };
        NewAccountRequest: {
            /**
             * @description Address of the upstream; without one: the platform's own.
             * @example https://api.example.com
             */
            baseUrl?: string;
            /** @description Seconds to leave it alone by cause, over the defaults; 0: not at all. Replaces all former ones. */
            cooldownSeconds?: components["schemas"]["CooldownSecondsDto"];
            /**
             * @description By platform: `{apiKey}`; `{oauth: {tokenUrl, clientId, clientSecret?, refreshToken, scopes?}}`; bedrock `{region, accessKeyId, secretAccessKey, sessionToken?}`, `{region, bearerToken}` or `{region}`; vertex and gemini `{projectId, region, serviceAccount}`; azure `{endpoint, apiKey}` or `{endpoint, entra: {tenantId, clientId, clientSecret}}`; claude `{callerToken: true}`. See docs/platforms.md.
             * @example {
             *       "apiKey": "sk-…"
             *     }
             */
            credentials: {
                [key: string]: unknown;
            };
            /** @description US dollars that it may cost in a day; reached, it rests until the next one. */
            dailyCostUsd?: number;
            /**
             * Format: date-time
             * @description When the subscription behind it ends.
             * @example 2027-01-31T12:00:00Z
             */
            expiresAt?: string;
            /** @description Milliseconds to the first byte before another account is tried. */
            firstByteTimeoutMs?: number;
            /** @description Account groups that it is a member of. */
            groupIds?: string[];
            /**
             * @description Sent with each of its requests, where the request does not have them. Not for secrets: they are shown with the account.
             * @example {
             *       "x-team": "research"
             *     }
             */
            headers?: {
                [key: string]: string;
            };
            /** @description Requests under way at the same time; without it: any number. */
            maxConcurrency?: number;
            /**
             * @description Name that a client asks for → name that the upstream knows.
             * @example {
             *       "fast": "claude-haiku-4-5"
             *     }
             */
            modelMapping?: {
                [key: string]: string;
            };
            /**
             * @description Model names, `*` standing for any text; without them: what the platform serves.
             * @example [
             *       "claude-*"
             *     ]
             */
            models?: string[];
            /** @example team account */
            name: string;
            /** @description Id of the user a personal account serves. */
            ownerId?: string;
            /**
             * @description Serves the keys of its owner only.
             * @default false
             */
            personal: boolean;
            /**
             * @example claude
             * @enum {string}
             */
            platform: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
            /**
             * @description What is special about its prices: whole per cent of what everything costs on it (0: all is paid for already), and models with prices of their own, in US dollars per million tokens as decimal texts (`tools`: a use). Replaces the former one whole.
             * @example {
             *       "multiplierPercent": 50,
             *       "prices": {
             *         "claude-sonnet-5": {
             *           "input": "1.5",
             *           "output": "7.5"
             *         }
             *       }
             *     }
             */
            pricing?: {
                multiplierPercent?: number;
                prices?: {
                    [key: string]: {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The lower is preferred. */
            priority?: number;
            /** @description All its requests go through this proxy, which resolves the names; one that fails is never bypassed. Replaces the former one whole, its password too. */
            proxy?: components["schemas"]["AccountProxyDto"];
            /** @default true */
            schedulable: boolean;
            /** @description One message that a person began at a time, and so many milliseconds between two. */
            serialQueue?: components["schemas"]["SerialQueueDto"];
            /** @description Share of a group that shuffles; without it: 1. */
            weight?: number;
        };
        NewApiKeyBatch: {
            keys: components["schemas"]["NewApiKeyRequest"][];
        };
        NewApiKeyRequest: {
            /** @description The only account that serves it; not with `groupId`. */
            accountId?: string;
            /**
             * @description Addresses and ranges that it may be used from; without them: any.
             * @example [
             *       "10.0.0.0/8",
             *       "2001:db8::1"
             *     ]
             */
            allowedCidrs?: string[];
            /** @description Clients, told by what they send: a guard rail, no security boundary. Empty, or `any`: every client. */
            allowedClients?: ("claude-code" | "codex" | "gemini-cli" | "droid" | "any")[];
            /**
             * @description Model names as clients write them, `*` standing for any text; without them: any.
             * @example [
             *       "claude-sonnet-*"
             *     ]
             */
            allowedModels?: string[];
            /**
             * @description Answers on client routes carry `x-trunkline-account`.
             * @default false
             */
            debug: boolean;
            /**
             * @description Model names, `*` standing for any text. What is denied stays denied, also where it is allowed.
             * @example [
             *       "*opus*"
             *     ]
             */
            deniedModels?: string[];
            /** @default true */
            enabled: boolean;
            /**
             * Format: date-time
             * @description When it ends; without it and `validFor`: never.
             * @example 2027-01-31T12:00:00Z
             */
            expiresAt?: string;
            /** @description The group to turn to when the group or account that it is bound to cannot serve. */
            fallbackGroupId?: string;
            /** @description The only account group that serves it; not with `accountId`. */
            groupId?: string;
            /** @description Replaces all former limits. */
            limits?: components["schemas"]["LimitsDto"];
            /** @example build server */
            name: string;
            /** @description Families of client protocols; empty: all. */
            permissions?: ("claude" | "openai" | "gemini" | "droid")[];
            /**
             * @example [
             *       "ci"
             *     ]
             */
            tags?: string[];
            /** @description Whose key it is; absent: your own. */
            userId?: string;
            /**
             * @description How long it lasts from its first use: an ISO 8601 duration, at most ten years. Not with `expiresAt`.
             * @example P30D
             */
            validFor?: string;
        };
        NewKeyPolicyRequest: {
            /** @description Account groups that the keys may be bound to. Without them: those that the person belongs to, and the pool for who belongs to none. */
            accountGroupIds?: string[];
            /**
             * @description Model names as clients write them, `*` standing for any text; without them: any.
             * @example [
             *       "claude-sonnet-*"
             *     ]
             */
            allowedModels?: string[];
            description?: string;
            /** @description It is for everybody who belongs to one of these account groups. */
            groupIds?: string[];
            /**
             * @description How many keys of their own a person may have.
             * @example 5
             */
            maxKeys: number;
            /**
             * @description Days after which a key ends at the latest, whatever it says itself. Without it: no bound.
             * @example 90
             */
            maxLifetimeDays?: number;
            /** @description Replaces all former limits. */
            maxLimits?: components["schemas"]["LimitsDto"];
            /** @example interns */
            name: string;
            /** @description Families of client protocols; empty: all. */
            permissions?: ("claude" | "openai" | "gemini" | "droid")[];
            /**
             * @description It is for everybody with one of these roles.
             * @example [
             *       "member"
             *     ]
             */
            roles?: ("owner" | "admin" | "operator" | "member")[];
        };
        NewOwnApiKey: {
            /**
             * @description Addresses and ranges that it may be used from; without them: any.
             * @example [
             *       "10.0.0.0/8",
             *       "2001:db8::1"
             *     ]
             */
            allowedCidrs?: string[];
            /** @description Clients, told by what they send: a guard rail, no security boundary. Empty, or `any`: every client. */
            allowedClients?: ("claude-code" | "codex" | "gemini-cli" | "droid" | "any")[];
            /**
             * @description Model names as clients write them, `*` standing for any text; without them: any.
             * @example [
             *       "claude-sonnet-*"
             *     ]
             */
            allowedModels?: string[];
            /**
             * @description Model names, `*` standing for any text. What is denied stays denied, also where it is allowed.
             * @example [
             *       "*opus*"
             *     ]
             */
            deniedModels?: string[];
            /**
             * Format: date-time
             * @description When it ends; without it and `validFor`: never.
             * @example 2027-01-31T12:00:00Z
             */
            expiresAt?: string;
            /** @description The only account group that serves it, out of those that `/me/key-policy` names. */
            groupId?: string;
            /** @description Replaces all former limits. */
            limits?: components["schemas"]["LimitsDto"];
            /** @example laptop */
            name: string;
            /** @description Families of client protocols; empty: all. */
            permissions?: ("claude" | "openai" | "gemini" | "droid")[];
            /**
             * @example [
             *       "ci"
             *     ]
             */
            tags?: string[];
            /**
             * @description How long it lasts from its first use: an ISO 8601 duration, at most ten years. Not with `expiresAt`.
             * @example P30D
             */
            validFor?: string;
        };
        NewPriceRequest: {
            /**
             * @description Class of service → whole per cent of the prices, or prices of its own.
             * @example {
             *       "batch": 50,
             *       "priority": {
             *         "prices": {
             *           "input": "6",
             *           "output": "30"
             *         }
             *       }
             *     }
             */
            classes?: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: date
             * @description It holds for requests from the beginning of this day on, UTC; without it: for all.
             * @example 2026-12-01
             */
            from?: string;
            /**
             * @description Prices of prompts with more tokens than that, for the whole request, in rising order.
             * @example [
             *       {
             *         "aboveTokens": 200000,
             *         "prices": {
             *           "input": "6",
             *           "output": "22.5"
             *         }
             *       }
             *     ]
             */
            longContext?: {
                [key: string]: unknown;
            }[] | null;
            /**
             * @description As the vendor or the platform calls it, without a release date where all releases are meant. `*` at the end stands for any text.
             * @example claude-sonnet-5
             */
            model: string;
            note?: string;
            /**
             * @example claude
             * @enum {string}
             */
            platform: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
            /**
             * @description US dollars per million tokens as decimal texts: `input`, `output`, `cacheRead`, `cacheWrite5m`, `cacheWrite1h`. What is not named of the cache costs what input does.
             * @example {
             *       "input": "3",
             *       "output": "15",
             *       "cacheRead": "0.3",
             *       "cacheWrite5m": "3.75",
             *       "cacheWrite1h": "6"
             *     }
             */
            prices: {
                [key: string]: string;
            };
            /**
             * @description Where it was served → whole per cent of the prices.
             * @example {
             *       "us": 110
             *     }
             */
            regions?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description Tool that the upstream ran → US dollars a use, as a decimal text.
             * @example {
             *       "webSearch": "0.01"
             *     }
             */
            tools?: {
                [key: string]: unknown;
            } | null;
        };
        NewUserBatch: {
            users: components["schemas"]["NewUserRequest"][];
        };
        NewUserRequest: {
            /** @example Ada Lovelace */
            displayName?: string;
            /**
             * Format: email
             * @example ada@example.org
             */
            email?: string;
            /** @description Account groups that the person belongs to; their groups in the directory may bring more. */
            groupIds?: string[];
            /** @description Replaces all former limits. */
            limits?: components["schemas"]["LimitsDto"];
            /**
             * @description Whether the person has to choose another password first. False only with a `password`.
             * @default true
             */
            mustChangePassword: boolean;
            /** @description Without it one is generated, and shown once. */
            password?: string;
            /** @description Share of a free slot when several people wait for one; without it: 1. */
            queueWeight?: number;
            /**
             * @description Without it: member.
             * @enum {string}
             */
            role?: "owner" | "admin" | "operator" | "member";
            /**
             * @example [
             *       "ci"
             *     ]
             */
            tags?: string[];
            /**
             * @description Letters, digits and `. _ @ + -`. Case, width and outer space make no difference.
             * @example ada
             */
            username: string;
        };
        NewWebhookRequest: {
            /** @description `telegram`: address of a Bot API server of your own. */
            apiBase?: string;
            /** @description `telegram`: token of the bot. */
            botToken?: string;
            /**
             * @example standard
             * @enum {string}
             */
            channel: "standard" | "slack" | "discord" | "teams" | "telegram" | "feishu" | "dingtalk" | "wecom" | "bark" | "smtp";
            /** @description `telegram`: a number, or @ and the name of a channel. */
            chatId?: string;
            /**
             * @description Messages under way to it at the same time.
             * @default 4
             */
            concurrency: number;
            /**
             * @description Events of one type about one thing are told once within so many seconds; 0: each is told.
             * @default 0
             */
            dedupeSeconds: number;
            /** @description `bark`: what the app shows. */
            deviceKey?: string;
            /** @default true */
            enabled: boolean;
            /**
             * @description Types of events, families of them such as `account.*`, or `*` for all.
             * @example [
             *       "account.*",
             *       "pool.saturated"
             *     ]
             */
            events: ("*" | "account.*" | "account.cooling" | "account.recovered" | "account.unauthorized" | "account.needs_reauth" | "account.quota_warning" | "account.quota_exhausted" | "pool.*" | "pool.saturated" | "pool.recovered" | "key.*" | "key.created" | "key.revoked" | "key.expiring" | "key.limit_reached" | "budget.*" | "budget.threshold" | "user.*" | "user.created" | "user.disabled" | "auth.*" | "auth.lockout" | "ldap.*" | "ldap.unreachable" | "ldap.mass_change_blocked" | "webhook.*" | "webhook.endpoint_disabled" | "usage.*" | "usage.price_unknown" | "system.*" | "system.redis_degraded" | "system.backup_stale" | "test")[];
            /** @description `smtp`: the address that mail is from. */
            from?: string;
            /** @description `bark`: group of the messages. */
            group?: string;
            /** @description Events of these account groups, and those that concern no group. Without it: of all. */
            groupIds?: string[];
            /** @description `smtp`: name or address of the mail server. */
            host?: string;
            /** @description `bark`: address of a picture. */
            icon?: string;
            /** @description `feishu`, `dingtalk`: the word that the bot asks for. */
            keyword?: string;
            /** @description `bark`: level of all messages. */
            level?: string;
            /**
             * @description Events that matter less are not told.
             * @default info
             * @enum {string}
             */
            minimumSeverity: "info" | "warning" | "critical";
            /** @example on call */
            name: string;
            /** @description `smtp`: of the user. */
            password?: string;
            /** @description `smtp` */
            port?: number;
            /** @description What comes in these hours is told together at their end, but for what is critical. */
            quietHours?: components["schemas"]["QuietHoursDto"];
            /** @description `feishu`, `dingtalk`: what the bot is signed to with. */
            secret?: string;
            /** @description `standard`: one to four signing secrets, where you bring them along. Otherwise one is made, and shown once. */
            secrets?: string[];
            /** @description `smtp`: `tls`, `starttls` or `opportunistic`. */
            security?: string;
            /** @description `bark`: address of a server of your own. */
            server?: string;
            /**
             * @description `standard`: what the secret that is made signs with. Absent: `hmac-sha256`.
             * @enum {string}
             */
            signing?: "hmac-sha256" | "ed25519";
            /** @description `bark`: name of a sound. */
            sound?: string;
            /** @description `telegram`: a topic of the group; `discord`: a thread. */
            threadId?: string;
            /** @description `smtp`: up to 20 addresses. */
            to?: string[];
            /** @description Where messages go. Of `slack`, `discord`, `teams`, `feishu`, `dingtalk` and `wecom` it is a secret. */
            url?: string;
            /** @description `smtp`: who signs in. */
            user?: string;
        };
        OfferedModelsView: {
            /** @description All of them, by id. */
            items: components["schemas"]["OfferedModelView"][];
        };
        OfferedModelView: {
            /** @example Claude Sonnet 4.5 */
            displayName: string;
            /** @example claude-sonnet-4-5 */
            id: string;
            /**
             * @description Of an account that serves it; null: the last such account has just gone.
             * @enum {string|null}
             */
            platform: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox" | null;
            /**
             * @description In which it is asked when it is tried.
             * @enum {string}
             */
            protocol: "anthropic-messages" | "openai-chat" | "openai-responses" | "gemini-generate-content" | "gemini-code-assist";
        };
        OriginView: {
            address?: string;
            requestId?: string;
            userAgent?: string;
        };
        OwnApiKeyChange: {
            /**
             * @description Addresses and ranges that it may be used from; without them: any.
             * @example [
             *       "10.0.0.0/8",
             *       "2001:db8::1"
             *     ]
             */
            allowedCidrs?: string[] | null;
            /** @description Clients, told by what they send: a guard rail, no security boundary. Empty, or `any`: every client. */
            allowedClients?: ("claude-code" | "codex" | "gemini-cli" | "droid" | "any")[] | null;
            /**
             * @description Model names as clients write them, `*` standing for any text; without them: any.
             * @example [
             *       "claude-sonnet-*"
             *     ]
             */
            allowedModels?: string[] | null;
            /**
             * @description Model names, `*` standing for any text. What is denied stays denied, also where it is allowed.
             * @example [
             *       "*opus*"
             *     ]
             */
            deniedModels?: string[] | null;
            /**
             * Format: date-time
             * @description When it ends; without it and `validFor`: never.
             * @example 2027-01-31T12:00:00Z
             */
            expiresAt?: string | null;
            /** @description The only account group that serves it, out of those that `/me/key-policy` names. */
            groupId?: string | null;
            /** @description Replaces all former limits. */
            limits?: components["schemas"]["LimitsDto"] | null;
            /** @example laptop */
            name?: string;
            /** @description Families of client protocols; empty: all. */
            permissions?: ("claude" | "openai" | "gemini" | "droid")[] | null;
            /**
             * @example [
             *       "ci"
             *     ]
             */
            tags?: string[] | null;
            /**
             * @description How long it lasts from its first use: an ISO 8601 duration, at most ten years. Not with `expiresAt`.
             * @example P30D
             */
            validFor?: string | null;
        };
        OwnApiKeyPage: {
            items: components["schemas"]["OwnApiKeyView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /** @description All records that fit, on whatever page. */
            total: number;
        };
        OwnApiKeyView: {
            /** @description The only account that serves it. */
            accountId?: string;
            /** @description Absent: any. */
            allowedCidrs?: string[];
            /** @description Absent: any. */
            allowedClients?: ("claude-code" | "codex" | "gemini-cli" | "droid")[];
            /** @description Absent: any. */
            allowedModels?: string[];
            /** @description Redacted details of its requests are kept, or were; absent: they are not. */
            capture?: components["schemas"]["KeyCaptureView"];
            /** Format: date-time */
            createdAt: string;
            /** @description Answers on client routes carry `x-trunkline-account`. */
            debug: boolean;
            /**
             * Format: date-time
             * @description Restorable for 30 days from then on.
             */
            deletedAt?: string;
            deniedModels?: string[];
            enabled: boolean;
            /**
             * Format: date-time
             * @description Absent: does not expire.
             */
            expiresAt?: string;
            /** @description Where it turns when none of those can serve; absent: nowhere. */
            fallbackGroupId?: string;
            /**
             * Format: date-time
             * @description When `validFor` began.
             */
            firstUsedAt?: string;
            /** @description The only account group that serves it. */
            groupId?: string;
            /** @description Of `groupId`; null: it is bound to none. */
            groupName: string | null;
            /**
             * @description The last letters of the key.
             * @example x7Qd
             */
            hint: string;
            /** @example key_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /**
             * Format: date-time
             * @description When its last request came in, some seconds late; null: not in the last 400 days.
             */
            lastUsedAt: string | null;
            limits?: components["schemas"]["LimitsDto"];
            /** @example laptop */
            name: string;
            /**
             * @description Who issued it; `self`: its owner, within their policy.
             * @enum {string}
             */
            origin: "administrator" | "self" | "device";
            /** @description Absent: all. */
            permissions?: ("claude" | "openai" | "gemini" | "droid")[];
            /**
             * Format: date-time
             * @description Until when the text that it had before its last rotation is good, or was.
             */
            previousValidUntil?: string;
            /**
             * @description US dollars, by the calendar of the relay.
             * @example 1.2345
             */
            spentTodayUsd: string;
            tags?: string[];
            /** @example usr_4fK0aB9cD2eF7gH1iJ3k */
            userId: string;
            /**
             * @description How long it lasts from its first use.
             * @example P30D
             */
            validFor?: string;
        };
        OwnedKeyLimitsView: {
            /** @example key_4fK0aB9cD2eF7gH1iJ3k */
            keyId: string;
            /** @description Within the owner's policies, as they count now. */
            limits: components["schemas"]["LimitsStandingView"];
            /** @example laptop */
            name: string;
            /** @description What its owner has left over all keys. */
            ownerLimits: components["schemas"]["LimitsStandingView"];
            userId: string;
        };
        OwnGroupDto: {
            /** @example grp_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @example Research */
            name: string;
        };
        OwnKeyBindingView: {
            /** @description Absent: any. */
            allowedModels?: string[];
            /** @description Null: a key that is bound to no account group. */
            groupId: string | null;
            /** @example team */
            groupName: string | null;
            /** @description Days from issue to expiry at most; absent: no bound. */
            maxLifetimeDays?: number;
            /** @description What a key may be given at most; absent: no bound. */
            maxLimits?: components["schemas"]["LimitsDto"];
            /** @description Windows of other lengths, each of which may stand in the place of that in `maxLimits`. */
            otherWindows?: components["schemas"]["WindowLimitsDto"][];
            /** @description Absent: all. */
            permissions?: ("claude" | "openai" | "gemini" | "droid")[];
        };
        OwnKeyPolicyView: {
            /** @description What keys may be bound to, and what each of them may have. */
            bindings: components["schemas"]["OwnKeyBindingView"][];
            keysLeft: number;
            /** @description How many keys of your own you may have. */
            maxKeys: number;
        };
        OwnLimitsPage: {
            items: components["schemas"]["KeyLimitsView"][];
            /** @description What you have left over all of your keys. */
            limits: components["schemas"]["LimitsStandingView"];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /** @description All records that fit, on whatever page. */
            total: number;
        };
        OwnLiveChanged: {
            /** @description Null: all of them may have changed. */
            ids: string[] | null;
            /**
             * @description `profile`: what `/me` says.
             * @enum {string}
             */
            kind: "api-keys" | "sessions" | "profile" | "key-policies";
        };
        OwnLiveFigures: {
            /** @description The 20 keys that were issued last, each with its own limits. */
            keys: components["schemas"]["KeyLimitsView"][];
            /** @description What is left over all keys. */
            limits: components["schemas"]["LimitsStandingView"];
            /**
             * @description US dollars, over all keys.
             * @example 0.75
             */
            spentTodayUsd: string;
        };
        OwnLiveMessages: {
            /** @description Records to be read again. */
            changed: components["schemas"]["OwnLiveChanged"];
            degraded: components["schemas"]["LiveDegraded"];
            /** @description The last event: the connection is closed. */
            end: components["schemas"]["LiveEnd"];
            /** @description In place of those before. */
            figures: components["schemas"]["OwnLiveFigures"];
            /** @description In place of those before. */
            running: components["schemas"]["OwnLiveRunning"];
            /** @description First of all, and whenever changes were left out. */
            snapshot: components["schemas"]["OwnLiveSnapshot"];
        };
        OwnLiveRequest: {
            /** @example key_4fK0aB9cD2eF7gH1iJ3k */
            keyId: string;
            /** @description Null: the key is gone. */
            keyName: string | null;
            /** @description As the caller named it. */
            model: string;
            /** @example req_9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d */
            requestId: string;
            /**
             * Format: date-time
             * @description When it came in.
             */
            since: string;
            /**
             * @description `queued`: it waits for a slot. `asked`: an account was asked. `streaming`: its answer comes.
             * @enum {string}
             */
            state: "queued" | "asked" | "streaming";
            /** @description Tokens of all classes, as far as its answer has told; null: nothing was told. */
            tokens: number | null;
        };
        OwnLiveRunning: {
            /** @description The newest 20, newest first. */
            items: components["schemas"]["OwnLiveRequest"][];
        };
        OwnLiveSnapshot: {
            /** Format: date-time */
            at: string;
            /** @description Null: the store can be asked. */
            degraded: components["schemas"]["LiveDegraded"] | null;
            /** @description Null: the store could not be asked yet. */
            figures: components["schemas"]["OwnLiveFigures"] | null;
            running: components["schemas"]["OwnLiveRunning"];
        };
        OwnUsageAnswer: {
            /** Format: date */
            from: string;
            items: components["schemas"]["UsageRow"][];
            /** @description What you have left over all of your keys at this moment. */
            limits: components["schemas"]["LimitsStandingView"];
            /** @description Null on the last page. */
            nextCursor: string | null;
            previous?: components["schemas"]["PreviousUsage"];
            /**
             * @description Where the days begin and end.
             * @example UTC
             */
            timezone: string;
            /** Format: date */
            to: string;
            /** @description Of all rows, those of other pages included. */
            total: components["schemas"]["TotalsView"];
        };
        OwnUsageRecordPage: {
            items: components["schemas"]["OwnUsageRecordView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
        };
        OwnUsageRecordView: {
            /** @description Null when the price of the model is not known. */
            costUsd: string | null;
            durationMs: number;
            firstByteMs: number | null;
            keyId: string;
            /** @description Of `keyId`; null: the key is gone. */
            keyName: string | null;
            /** @description As the caller named it. */
            model: string;
            /** @example generate */
            operation: string;
            /** @enum {string} */
            outcome: "completed" | "caller-left" | "upstream-failed" | "upstream-interrupted" | "gateway-lost";
            requestId: string;
            /** @enum {string} */
            source: "exact" | "partial" | "estimated";
            /** Format: date-time */
            startedAt: string;
            /** @description HTTP status that the caller got; 0 when none was sent. */
            status: number;
            tokens: components["schemas"]["TokensView"];
        };
        PasswordChangeDto: {
            /** Format: password */
            currentPassword: string;
            /**
             * Format: password
             * @description 12 characters or more, 128 bytes at most, none of the common ones, and without the user name.
             * @example correct horse battery staple
             */
            newPassword: string;
        };
        PreviousUsage: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            total: components["schemas"]["TotalsView"];
        };
        PriceChange: {
            /**
             * @description Class of service → whole per cent of the prices, or prices of its own.
             * @example {
             *       "batch": 50,
             *       "priority": {
             *         "prices": {
             *           "input": "6",
             *           "output": "30"
             *         }
             *       }
             *     }
             */
            classes?: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: date
             * @description It holds for requests from the beginning of this day on, UTC; without it: for all.
             * @example 2026-12-01
             */
            from?: string | null;
            /**
             * @description Prices of prompts with more tokens than that, for the whole request, in rising order.
             * @example [
             *       {
             *         "aboveTokens": 200000,
             *         "prices": {
             *           "input": "6",
             *           "output": "22.5"
             *         }
             *       }
             *     ]
             */
            longContext?: {
                [key: string]: unknown;
            }[] | null;
            note?: string | null;
            /**
             * @description US dollars per million tokens as decimal texts: `input`, `output`, `cacheRead`, `cacheWrite5m`, `cacheWrite1h`. What is not named of the cache costs what input does.
             * @example {
             *       "input": "3",
             *       "output": "15",
             *       "cacheRead": "0.3",
             *       "cacheWrite5m": "3.75",
             *       "cacheWrite1h": "6"
             *     }
             */
            prices?: {
                [key: string]: string;
            };
            /**
             * @description Where it was served → whole per cent of the prices.
             * @example {
             *       "us": 110
             *     }
             */
            regions?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description Tool that the upstream ran → US dollars a use, as a decimal text.
             * @example {
             *       "webSearch": "0.01"
             *     }
             */
            tools?: {
                [key: string]: unknown;
            } | null;
        };
        PriceLookUpView: {
            /** @description The account's whole per cent of it; 100 where nothing else is said. */
            multiplierPercent: number;
            /** @description Null: the model has no known price. */
            price: components["schemas"]["ListedPriceView"] | null;
            /** @description The same, for pages that say it in their own words. */
            rules: components["schemas"]["PriceRuleView"][];
            /** @description Which rules led to it. */
            why: string[];
        };
        PriceOverrideView: {
            /** @description Class of service → whole per cent of the prices, or prices of its own. */
            classes?: {
                [key: string]: number | components["schemas"]["ClassPricesView"];
            };
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date
             * @description It holds from this day on, UTC; absent: for ever.
             */
            from?: string;
            /** @example prc_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @description Prices of prompts with more than `aboveTokens`, for the whole request. */
            longContext?: components["schemas"]["PriceTierView"][];
            model: string;
            note?: string;
            /** @enum {string} */
            platform: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
            /** @description US dollars per million tokens: input, output, cacheRead, cacheWrite5m, cacheWrite1h. */
            prices: {
                [key: string]: string;
            };
            /** @description Where it was served → whole per cent of the prices. */
            regions?: {
                [key: string]: number;
            };
            /** @description Tool that the upstream ran → US dollars a use. */
            tools?: {
                [key: string]: string;
            };
        };
        PriceRuleView: {
            /** @enum {string} */
            id: "sold-alike" | "vendor-name" | "without-date" | "exact-name" | "pattern" | "other-name" | "holds-from" | "override" | "account" | "fetched" | "region";
            /**
             * @description What differs in the sentence.
             * @example {
             *       "day": "2026-08-21"
             *     }
             */
            values: {
                [key: string]: string;
            };
        };
        PriceTierView: {
            /** @description Tokens of a prompt; those with more cost as follows. */
            aboveTokens: number;
            prices: {
                [key: string]: string;
            };
        };
        ProblemDto: {
            /**
             * @description Stable; for programs.
             * @example caller_request_invalid
             */
            code: string;
            /** @example The request has fields that are not accepted: name */
            detail: string;
            /** @description Empty unless single fields were refused. */
            errors: components["schemas"]["FieldErrorDto"][];
            /** @example /admin/accounts */
            instance: string;
            /** @description What `detail` says, for pages in other languages; absent: it has no name. */
            reason?: components["schemas"]["RefusalReasonDto"];
            /** @example req_9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d */
            requestId: string;
            /** @example 400 */
            status: number;
            /** @example Bad Request */
            title: string;
            /** @example urn:trunkline:problem:caller_request_invalid */
            type: string;
        };
        ProfileDto: {
            /** Format: date-time */
            createdAt: string;
            /** @example Anna Smith */
            displayName?: string;
            /** @example anna@example.com */
            email?: string;
            /** @description Account groups, own ones and those that the directory brings. */
            groups: components["schemas"]["OwnGroupDto"][];
            /** @example usr_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @description True: nothing else is answered before `POST /me/password`. */
            mustChangePassword: boolean;
            /** @description What the role allows. */
            permissions: ("self.read" | "self.write" | "own-keys.manage" | "accounts.read" | "accounts.write" | "accounts.operate" | "keys.manage" | "users.read" | "users.write" | "policies.read" | "policies.write" | "prices.write" | "directory.read" | "directory.operate" | "directory.write" | "audit.read" | "audit.verify" | "usage.read" | "usage.write" | "captures.read" | "captures.write" | "webhooks.read" | "webhooks.write" | "queues.read" | "queues.operate" | "settings.read")[];
            /**
             * @description Who checks the password. That of a directory is changed there.
             * @enum {string}
             */
            provider: "local" | "directory";
            /**
             * @example owner
             * @enum {string}
             */
            role: "owner" | "admin" | "operator" | "member";
            /**
             * @description IANA zone of the relay: where its days begin.
             * @example Europe/Berlin
             */
            timezone: string;
            /** @example owner */
            username: string;
        };
        QueueLimitsDto: {
            /** @description How many requests may wait for a free slot. */
            size: number;
            /** @description How long each of them may wait, in milliseconds. */
            timeoutMs: number;
        };
        QueuePage: {
            items: components["schemas"]["QueueView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
        };
        QueueView: {
            /** @description Jobs that workers are at. */
            active: number;
            /** @description Jobs whose time has not come. */
            delayed: number;
            /** @description Jobs that ended without success, as far as they are kept. */
            failed: number;
            /** @description Of these, in the last 24 hours. */
            failedLately: number;
            /** @enum {string} */
            name: "webhook-deliveries" | "schedules" | "account-tests";
            /** @description For how many seconds the job that waits longest could have been taken; null: none waits. */
            oldestWaitingSeconds: number | null;
            /** @description Nothing is taken while it is. */
            paused: boolean;
            /** @description Jobs that a worker could take now. */
            waiting: number;
            /** @description Processes that take jobs; null: Redis does not let the relay see its connections. */
            workers: number | null;
        };
        QuietHoursDto: {
            /**
             * @description By the clock of the time zone.
             * @example 22:00
             */
            from: string;
            /**
             * @description IANA name.
             * @example Europe/Berlin
             */
            timezone: string;
            /**
             * @description Before `from`: the next morning.
             * @example 07:00
             */
            until: string;
        };
        ReauthorisationView: {
            /**
             * @description `ambiguous_rotation`: an answer that may have held another refresh token never arrived.
             * @enum {string}
             */
            reason: "invalid_grant" | "ambiguous_rotation";
            /** Format: date-time */
            since: string;
        };
        ReconciliationView: {
            /**
             * @description As its columns say.
             * @enum {string}
             */
            form: "anthropic-usage" | "anthropic-cost" | "openai-usage" | "openai-cost";
            /** Format: date */
            from: string;
            /** @description By day and model. */
            items: components["schemas"]["ComparedRowView"][];
            /** @description What the export says something of. */
            metrics: string[];
            models: components["schemas"]["ComparedRowView"][];
            /** @enum {string} */
            provider: "anthropic" | "openai";
            /** @description Records of ours. */
            records: number;
            /**
             * Format: date
             * @description All our records are there from this day on: those before are archived, or gone. Null: all are there.
             */
            recordsFrom: string | null;
            /** @description Rows of the export. */
            rowsRead: number;
            /** @description Of these, those that say nothing or are of other days. */
            skippedRows: number;
            /** @example UTC */
            timezone: string;
            /** Format: date */
            to: string;
            /** @example 1 */
            tolerancePercent: string;
            total: components["schemas"]["ComparedRowView"];
            /** @description Of these, those without a known cost. */
            unpricedRecords: number;
            /**
             * @description `matches-in-sum`: each model does over all days, but not on each of them.
             * @enum {string}
             */
            verdict: "matches" | "matches-in-sum" | "differs";
        };
        RefusalReasonDto: {
            /**
             * @description Stable.
             * @example too-long
             */
            id: string;
            /**
             * @description What differs in the sentence.
             * @example {
             *       "most": "100"
             *     }
             */
            values: {
                [key: string]: string;
            };
        };
        ReplayedView: {
            /** @description Dead deliveries that wait again. */
            replayed: number;
        };
        RepricedModelView: {
            /** @description Cost another amount than before. */
            changedRecords: number;
            /** @example 10.25 */
            costAfterUsd: string;
            /**
             * @description Dollars, exact.
             * @example 12.5
             */
            costBeforeUsd: string;
            /** @example -2.25 */
            differenceUsd: string;
            /** @description Keep the cost that they had: no price is known for them any more. */
            keptRecords: number;
            /** @description As the account named it; `*`: further models, of which there are too many. */
            model: string;
            /** @description Had no known cost, and have one now. */
            pricedRecords: number;
            records: number;
            /** @description Have no known cost, neither before nor now. */
            unpricedRecords: number;
        };
        RepricingPage: {
            items: components["schemas"]["RepricingView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /** @description All records that fit, on whatever page. */
            total: number;
        };
        RepricingRequest: {
            accountId?: string;
            /** @description False: only show the difference. */
            apply: boolean;
            /**
             * Format: date-time
             * @description Requests that came in at or after this.
             */
            from: string;
            keyId?: string;
            /** @description As the caller or the account names it. */
            model?: string;
            /**
             * @description Only requests whose cost is not known.
             * @default false
             */
            onlyUnpriced: boolean;
            /** @enum {string} */
            platform?: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
            /**
             * Format: date-time
             * @description Requests that came in before this.
             */
            to: string;
        };
        RepricingSumsView: {
            /** @description Cost another amount than before. */
            changedRecords: number;
            /** @example 10.25 */
            costAfterUsd: string;
            /**
             * @description Dollars, exact.
             * @example 12.5
             */
            costBeforeUsd: string;
            /** @example -2.25 */
            differenceUsd: string;
            /** @description Keep the cost that they had: no price is known for them any more. */
            keptRecords: number;
            /** @description Had no known cost, and have one now. */
            pricedRecords: number;
            records: number;
            /** @description Have no known cost, neither before nor now. */
            unpricedRecords: number;
        };
        RepricingView: {
            accountId?: string;
            /** @description False: a preview, which changes nothing. */
            apply: boolean;
            /** @description Days of the time that was asked for whose records are archived, or gone: they keep their cost. */
            archivedDays: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endedAt?: string;
            /** Format: date-time */
            from: string;
            /** @example rpr_4fK0… */
            id: string;
            keyId?: string;
            model?: string;
            /** @description Until now; the largest difference first. */
            models: components["schemas"]["RepricedModelView"][];
            onlyUnpriced: boolean;
            /** @enum {string} */
            platform?: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
            /** @description The preview that it does in earnest. */
            previewId?: string;
            /** @description Per cent of the work that is done, roughly. */
            progressPercent: number;
            /** @description What went wrong last. */
            reason?: string;
            recordsLookedAt: number;
            /** Format: date-time */
            startedAt?: string;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            /** Format: date-time */
            to: string;
            total: components["schemas"]["RepricingSumsView"];
        };
        RequestQueueView: {
            size: number;
            timeoutMs: number;
            /** @description Requests that wait for a free slot. */
            waiting: number;
        };
        RotateSecretRequest: {
            /**
             * @description How long all former secrets sign beside the new one: an ISO 8601 duration of at most 7 days. `PT0S`: they end at once. Absent: a day.
             * @example PT24H
             */
            overlap?: string;
            /**
             * @description What the new secret signs with. Absent: the same as the former one.
             * @enum {string}
             */
            signing?: "hmac-sha256" | "ed25519";
        };
        RotationRequest: {
            /**
             * @description How long the former key works beside the new one: an ISO 8601 duration of at most 30 days. Absent: it ends at once.
             * @example PT24H
             */
            overlap?: string;
        };
        SerialQueueDto: {
            /** @description Between two messages. */
            spacingMs: number;
        };
        SessionPage: {
            items: components["schemas"]["SessionView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /** @description All records that fit, on whatever page. */
            total: number;
        };
        SessionView: {
            /**
             * @description Where the sign-in came from.
             * @example 192.0.2.7
             */
            address?: string;
            /**
             * @description The program on a device, as it calls itself.
             * @example Claude Code 2.1.329
             */
            client?: string;
            /** Format: date-time */
            createdAt: string;
            /** @description The one that asks. */
            current: boolean;
            /** @example ses_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /**
             * @description The key that a device acts with: both end together.
             * @example key_4fK0aB9cD2eF7gH1iJ3k
             */
            keyId?: string;
            /**
             * @description `device`: a program that was let in, such as Claude Code.
             * @enum {string}
             */
            kind: "console" | "device";
            /**
             * Format: date-time
             * @description When it was opened or last refreshed.
             */
            lastUsedAt: string;
            /**
             * @description Who checked the password; absent for devices.
             * @enum {string}
             */
            provider?: "local" | "directory";
            /** @description What the browser says of itself; absent for devices. */
            userAgent?: string;
        };
        SettingsView: {
            /** @description Gateways and workers that said within the last 20 seconds that they are there. */
            instances: components["schemas"]["InstanceView"][];
            /**
             * @description Version of Node that it was started with.
             * @example v24.21.0
             */
            node: string;
            /** @description Every variable of the environment, as the gateway that answers read it. */
            settings: components["schemas"]["SettingView"][];
            /**
             * Format: date-time
             * @description When the gateway that answers was started.
             */
            startedAt: string;
            /**
             * @description Of the gateway that answers.
             * @example 0.1.0
             */
            version: string;
        };
        SettingView: {
            /** @enum {string} */
            group: "server" | "store" | "secrets" | "network" | "requests" | "usage" | "notices" | "prices" | "backups" | "tracing" | "directory" | "sandbox";
            /** @description Only whether it is set can be known: `source` is another than `default`. */
            isSecret: boolean;
            /** @description What it does, in one sentence. */
            meaning: string;
            /** @example QUEUE_SIZE */
            name: string;
            /** @description A change takes effect when the processes are started anew. */
            needsRestart: boolean;
            /**
             * @description `default`: it is not set.
             * @enum {string}
             */
            source: "default" | "environment" | "file";
            /** @description What holds, as it is written; addresses without user, password and query. Null: there is none, or it is secret. */
            value: string | null;
        };
        ShortagePage: {
            items: components["schemas"]["ShortageView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /** @description All records that fit, on whatever page. */
            total: number;
        };
        ShortageView: {
            /** @description The family of models that it limits; absent: all. */
            family?: string;
            /** @example acc_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            isUsedUp: boolean;
            /**
             * @description A window as its upstream names it, or `daily-cost`, `weekly-cost`, `monthly-cost`, `total-cost`.
             * @example 5h
             */
            limit: string;
            /** @description Of an account or a key its name, of a person their user name. */
            name: string;
            /**
             * Format: date-time
             * @description Null: never, or not said.
             */
            resetsAt: string | null;
            /**
             * Format: date-time
             * @description This moment where it is used up.
             */
            runsOutAt: string;
            /**
             * @example account
             * @enum {string}
             */
            subject: "account" | "key" | "user";
            /** @description 0 to 1 and above; null: not said. */
            utilization: number | null;
        };
        ShownAccountView: {
            baseUrl?: string;
            cooldownSeconds?: components["schemas"]["CooldownSecondsDto"];
            /** Format: date-time */
            createdAt: string;
            /**
             * @description Not usable: enter the credentials again. `needs_reauth`: the sign-in service takes them no longer.
             * @enum {string}
             */
            credentialState: "usable" | "unreadable" | "needs_reauth";
            dailyCostUsd?: number;
            /** Format: date-time */
            expiresAt?: string;
            firstByteTimeoutMs?: number;
            /** @description When it runs out; of one account and in the list. */
            forecast?: components["schemas"]["AccountForecastView"];
            groupIds?: string[];
            /** @description The account groups that it is in. */
            groups: components["schemas"]["AccountGroupNameView"][];
            headers?: {
                [key: string]: string;
            };
            /** @example acc_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /**
             * Format: date-time
             * @description When the last request that it served came in, some seconds late; null: not in the last 400 days.
             */
            lastUsedAt: string | null;
            /** @description What of its credentials is no secret, such as region, project or endpoint. */
            location?: {
                [key: string]: unknown;
            };
            /** @description Absent: any number. */
            maxConcurrency?: number;
            modelMapping?: {
                [key: string]: string;
            };
            models?: string[];
            /** @example team account */
            name: string;
            ownerId?: string;
            /** @description User name of `ownerId`; null: it has no owner. */
            ownerUsername: string | null;
            personal: boolean;
            /**
             * @example claude
             * @enum {string}
             */
            platform: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
            /** @description Whole per cent of what everything costs on it, and models with prices of their own. */
            pricing?: {
                [key: string]: unknown;
            };
            /** @description The lower is preferred. */
            priority: number;
            /** @description Its password is never shown. */
            proxy?: components["schemas"]["AccountProxyView"];
            schedulable: boolean;
            serialQueue?: components["schemas"]["SerialQueueDto"];
            /**
             * @description US dollars, by the calendar of the relay.
             * @example 1.2345
             */
            spentTodayUsd: string;
            /** @description How it fares, as all gateways know it. */
            state: components["schemas"]["AccountStateView"];
            /** @description Absent: 1. */
            weight?: number;
        };
        ShownApiKeyView: {
            /** @description The only account that serves it. */
            accountId?: string;
            /** @description Of `accountId`. */
            accountName: string | null;
            /** @description Absent: any. */
            allowedCidrs?: string[];
            /** @description Absent: any. */
            allowedClients?: ("claude-code" | "codex" | "gemini-cli" | "droid")[];
            /** @description Absent: any. */
            allowedModels?: string[];
            /** @description Redacted details of its requests are kept, or were; absent: they are not. */
            capture?: components["schemas"]["KeyCaptureView"];
            /** Format: date-time */
            createdAt: string;
            /** @description Answers on client routes carry `x-trunkline-account`. */
            debug: boolean;
            /**
             * Format: date-time
             * @description Restorable for 30 days from then on.
             */
            deletedAt?: string;
            deniedModels?: string[];
            enabled: boolean;
            /**
             * Format: date-time
             * @description Absent: does not expire.
             */
            expiresAt?: string;
            /** @description Where it turns when none of those can serve; absent: nowhere. */
            fallbackGroupId?: string;
            /** @description Of `fallbackGroupId`. */
            fallbackGroupName: string | null;
            /**
             * Format: date-time
             * @description When `validFor` began.
             */
            firstUsedAt?: string;
            /** @description The only account group that serves it. */
            groupId?: string;
            /** @description Of `groupId`; null: it is bound to none. */
            groupName: string | null;
            /**
             * @description The last letters of the key.
             * @example x7Qd
             */
            hint: string;
            /** @example key_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /**
             * Format: date-time
             * @description When its last request came in, some seconds late; null: not in the last 400 days.
             */
            lastUsedAt: string | null;
            limits?: components["schemas"]["LimitsDto"];
            /** @example laptop */
            name: string;
            /**
             * @description Who issued it; `self`: its owner, within their policy.
             * @enum {string}
             */
            origin: "administrator" | "self" | "device";
            /** @description Whether its owner may do anything at all: without, it is good for nothing. */
            ownerActive: boolean;
            /** @description Null: nobody has said it. */
            ownerDisplayName: string | null;
            /** @description User name of `userId`; null: there is no such person. */
            ownerUsername: string | null;
            /** @description Absent: all. */
            permissions?: ("claude" | "openai" | "gemini" | "droid")[];
            /**
             * Format: date-time
             * @description Until when the text that it had before its last rotation is good, or was.
             */
            previousValidUntil?: string;
            /**
             * @description US dollars, by the calendar of the relay.
             * @example 1.2345
             */
            spentTodayUsd: string;
            tags?: string[];
            /** @example usr_4fK0aB9cD2eF7gH1iJ3k */
            userId: string;
            /**
             * @description How long it lasts from its first use.
             * @example P30D
             */
            validFor?: string;
        };
        ShownUserView: {
            /** @description Whether the person may sign in and their keys are good. */
            active: boolean;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Can be restored for 30 days.
             */
            deletedAt?: string;
            directory?: components["schemas"]["UserDirectoryView"];
            /** @example Ada Lovelace */
            displayName?: string;
            /** @example ada@example.org */
            email?: string;
            /** @description The administrators' switch. */
            enabled: boolean;
            /** @description Account groups that an administrator put the person into. */
            groupIds: string[];
            /** @description All account groups of the person, also by the directory. */
            groups: components["schemas"]["UserGroupView"][];
            /** @example usr_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @description Keys that the person holds, those that are switched off or expired included. */
            keyCount: number;
            /**
             * Format: date-time
             * @description When they last signed in to the console; null: not in the last 400 days.
             */
            lastSignInAt: string | null;
            /**
             * Format: date-time
             * @description When their last request through the relay came in, some seconds late; null: not in the last 400 days.
             */
            lastUsedAt: string | null;
            /** @description Over all keys of the person together. */
            limits?: components["schemas"]["LimitsDto"];
            /** @description Until the user name may be tried again after too many wrong passwords. */
            lockedForSeconds: number;
            /** @description Has to choose another password before anything else. */
            mustChangePassword: boolean;
            /**
             * @description Who checks the password.
             * @enum {string}
             */
            provider: "local" | "directory";
            /** @description Share of a free slot when several people wait; absent: 1. */
            queueWeight?: number;
            /** @enum {string} */
            role: "owner" | "admin" | "operator" | "member";
            tags: string[];
            /** @example ada */
            username: string;
        };
        ShownWebhookView: {
            /** @description `telegram`: address of a Bot API server of your own. */
            apiBase?: string;
            /** @enum {string} */
            channel: "standard" | "slack" | "discord" | "teams" | "telegram" | "feishu" | "dingtalk" | "wecom" | "bark" | "smtp";
            /** @description `telegram`: a number, or @ and the name of a channel. */
            chatId?: string;
            concurrency: number;
            /** Format: date-time */
            createdAt: string;
            dedupeSeconds: number;
            deliveries: components["schemas"]["DeliveryStandingView"];
            /**
             * @description Why the relay has switched it off: it answered 410, or nothing but failures for five days.
             * @enum {string}
             */
            disabledReason?: "gone" | "failing";
            enabled: boolean;
            events: ("*" | "account.*" | "account.cooling" | "account.recovered" | "account.unauthorized" | "account.needs_reauth" | "account.quota_warning" | "account.quota_exhausted" | "pool.*" | "pool.saturated" | "pool.recovered" | "key.*" | "key.created" | "key.revoked" | "key.expiring" | "key.limit_reached" | "budget.*" | "budget.threshold" | "user.*" | "user.created" | "user.disabled" | "auth.*" | "auth.lockout" | "ldap.*" | "ldap.unreachable" | "ldap.mass_change_blocked" | "webhook.*" | "webhook.endpoint_disabled" | "usage.*" | "usage.price_unknown" | "system.*" | "system.redis_degraded" | "system.backup_stale" | "test")[];
            /** @description `smtp`: the address that mail is from. */
            from?: string;
            /** @description `bark`: group of the messages. */
            group?: string;
            /** @description Absent: events of all account groups. */
            groupIds?: string[];
            /**
             * @description Settings that are there and never shown.
             * @example [
             *       "botToken"
             *     ]
             */
            hiddenFields: string[];
            /** @description `smtp`: name or address of the mail server. */
            host?: string;
            /** @description `bark`: address of a picture. */
            icon?: string;
            /** @example whe_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @description `feishu`, `dingtalk`: the word that the bot asks for. */
            keyword?: string;
            /** @description `bark`: level of all messages. */
            level?: string;
            /** @enum {string} */
            minimumSeverity: "info" | "warning" | "critical";
            /** @example on call */
            name: string;
            /** @description `smtp` */
            port?: number;
            quietHours?: components["schemas"]["QuietHoursDto"];
            /** @description `smtp`: `tls`, `starttls` or `opportunistic`. */
            security?: string;
            /** @description `bark`: address of a server of your own. */
            server?: string;
            /**
             * @description Whether the settings of the channel can be read.
             * @enum {string}
             */
            settingsState: "usable" | "unreadable";
            /** @description Of `standard`: the signatures of each message. */
            signatures?: components["schemas"]["SignatureView"][];
            /** @description `bark`: name of a sound. */
            sound?: string;
            /** @description `telegram`: a topic of the group; `discord`: a thread. */
            threadId?: string;
            /** @description `smtp`: up to 20 addresses. */
            to?: string[];
            /** @description Where messages go. Of `slack`, `discord`, `teams`, `feishu`, `dingtalk` and `wecom` it is a secret. */
            url?: string;
            /** @description `smtp`: who signs in. */
            user?: string;
        };
        SignatureView: {
            /** @enum {string} */
            kind: "hmac-sha256" | "ed25519";
            /** @description `whpk_…`, of ed25519: what the receiver verifies with. */
            publicKey?: string;
            /**
             * Format: date-time
             * @description Of a secret that was replaced: its end.
             */
            until?: string;
        };
        SignedInDto: {
            /** @description JWT: send it as `Authorization: Bearer`. Keep it in memory only. */
            accessToken: string;
            /**
             * @description Seconds.
             * @example 600
             */
            expiresIn: number;
            /** @description As `GET /me` answers. */
            user: components["schemas"]["ProfileDto"];
        };
        SpentView: {
            /**
             * @description US dollars, as a decimal.
             * @example 1.2345
             */
            costUsd: string;
            /**
             * Format: date
             * @example 2026-11-21
             */
            day: string;
        };
        SubjectView: {
            id: string;
            /** @example users */
            type: string;
        };
        SyncBlockedView: {
            /** @description People of the directory who may do something now. */
            active: number;
            /** @description Those who would be suspended, have a lower role or be in no directory group any more. */
            wouldLose: number;
            wouldSuspend: number;
        };
        SyncCountsView: {
            changed: number;
            /** @description People whom the directory was asked for. */
            checked: number;
            /** @description Those who may again. */
            restored: number;
            /** @description Those who may do nothing from now on. */
            suspended: number;
        };
        SyncErrorView: {
            message: string;
            /**
             * @description The step that failed.
             * @example connect
             */
            step: string;
        };
        TagPage: {
            items: components["schemas"]["TagView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /** @description All records that fit, on whatever page. */
            total: number;
        };
        TagView: {
            /** @description How many keys have it, of those that are not deleted. */
            keyCount: number;
            /** @description How many people have it, of those who are not deleted. */
            personCount: number;
            /** @example ci */
            tag: string;
        };
        TestScheduleRequest: {
            /**
             * @description Minute, hour, day of month, month, day of week; at the most every five minutes.
             * @example 0 6 * * 1-5
             */
            cron: string;
            /** @default true */
            enabled: boolean;
            /** @description Absent: one that the account serves. */
            model?: string;
            /** @description What it is asked; absent: for one word. The answer is cut after 32 tokens. */
            prompt?: string;
            /**
             * @description Whose clock `cron` is read by: an IANA name; absent: TIMEZONE of the relay.
             * @example Europe/Berlin
             */
            timezone?: string;
        };
        TestScheduleView: {
            /** Format: date-time */
            createdAt: string;
            /** @example 0 6 * * 1-5 */
            cron: string;
            enabled: boolean;
            model?: string;
            /**
             * Format: date-time
             * @description Absent: it is switched off.
             */
            nextRunAt?: string;
            prompt?: string;
            /**
             * @description Whose clock it is read by.
             * @example Europe/Berlin
             */
            timezone: string;
            /** Format: date-time */
            updatedAt: string;
        };
        TestTokensView: {
            /** @description Those that the upstream had in its cache included. */
            input: number;
            output: number;
        };
        TokensView: {
            cacheRead: number;
            cacheWrite1h: number;
            cacheWrite5m: number;
            input: number;
            /** @description Reasoning included. */
            output: number;
        };
        TotalsView: {
            /** @description Null where there is no request. */
            averageDurationMs: number | null;
            /** @description Of the requests that had a first byte. */
            averageFirstByteMs: number | null;
            /**
             * @description Dollars, exact.
             * @example 12.345678901
             */
            costUsd: string;
            /** @description Of the output, where the upstream says so. */
            reasoningTokens: number;
            requests: number;
            tokens: components["schemas"]["TokensView"];
            unfinished: components["schemas"]["UnfinishedView"];
            /** @description Requests whose cost is not known: the price of their model is missing. */
            unpricedRequests: number;
        };
        TransferRequest: {
            /**
             * @description Whose key it is from now on.
             * @example usr_4fK0aB9cD2eF7gH1iJ3k
             */
            userId: string;
        };
        TryAccount: {
            id: string;
            /** @description Null: it is gone already. */
            name: string | null;
            /** @enum {string} */
            platform: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
        };
        TryBegun: {
            /** @description As it was asked for. */
            model: string;
            /**
             * @description In which it is asked.
             * @enum {string}
             */
            protocol: "anthropic-messages" | "openai-chat" | "openai-responses" | "gemini-generate-content" | "gemini-code-assist";
            /** @description By which it is found in usage records and explanations. */
            requestId: string;
        };
        TryDone: {
            /** @description Which account answered; absent unless you are an administrator or the key has `debug`. */
            account?: components["schemas"]["TryAccount"];
            /**
             * @description USD; null: the price of the model is not known.
             * @example 0.000213
             */
            costUsd: string | null;
            /** @description Milliseconds until the answer began. */
            firstByteMs: number | null;
            /** @description As it was asked for. */
            model: string;
            requestId: string;
            /**
             * @description Where the tokens come from.
             * @enum {string}
             */
            source: "exact" | "partial" | "estimated";
            /**
             * @description Why the model stopped; null: it did not say.
             * @enum {string|null}
             */
            stopReason: "end" | "max-tokens" | "refusal" | "other" | null;
            tokens: components["schemas"]["TokensView"];
            /** @description Milliseconds in all. */
            tookMs: number;
        };
        TryError: {
            /**
             * @description As in problem details; `upstream_refused`: the upstream takes no such request, in its own words.
             * @example policy_budget_exhausted
             */
            code: string;
            message: string;
            /** @description When to ask again; null: not known, or never. */
            retryAfterSeconds: number | null;
        };
        TryEvents: {
            begun: components["schemas"]["TryBegun"];
            done: components["schemas"]["TryDone"];
            error: components["schemas"]["TryError"];
            text: components["schemas"]["TryText"];
        };
        TryRequest: {
            /**
             * @description The answer is cut there.
             * @default 1024
             */
            maxTokens: number;
            /** @example claude-sonnet-4-5 */
            model: string;
            /** @example Say hello. */
            prompt: string;
        };
        TryText: {
            /** @description What has come since the event before. */
            delta: string;
        };
        UnfinishedView: {
            callerLeft: number;
            gatewayLost: number;
            upstreamFailed: number;
            upstreamInterrupted: number;
        };
        UnpricedModelPage: {
            /** @description False: some records are counted in none of them, or some names are left out. */
            isComplete: boolean;
            items: components["schemas"]["UnpricedModelView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /** @description All records that fit, on whatever page. */
            total: number;
        };
        UnpricedModelView: {
            /** @description It has a price by now: what is booked has to be counted anew (`POST /admin/usage/repricings`). */
            hasPrice: boolean;
            /**
             * Format: date-time
             * @description When the latest of them came in; where some of a day have a cost by now, perhaps one of those.
             */
            lastAt: string;
            /** @description The name that needs a price: as the answer or the account calls it. */
            model: string;
            /** @enum {string} */
            platform: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
            requests: number;
            /** @description All classes together. */
            tokens: number;
        };
        UpstreamWindowView: {
            /** @description The family of models that it limits; absent: all of the account. */
            family?: string;
            /**
             * @description As the upstream names it.
             * @example 5h
             */
            name: string;
            /** Format: date-time */
            resetsAt?: string;
            /** @enum {string} */
            status: "allowed" | "warning" | "rejected";
            /**
             * @description 0 to 1 and above.
             * @example 0.42
             */
            utilization?: number;
        };
        UsageAnswer: {
            /** Format: date */
            from: string;
            items: components["schemas"]["UsageRow"][];
            /** @description Null on the last page. */
            nextCursor: string | null;
            previous?: components["schemas"]["PreviousUsage"];
            /**
             * @description Where the days begin and end.
             * @example UTC
             */
            timezone: string;
            /** Format: date */
            to: string;
            /** @description Of all rows, those of other pages included. */
            total: components["schemas"]["TotalsView"];
        };
        UsageRecordPage: {
            items: components["schemas"]["NamedUsageRecordView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
        };
        UsageRow: {
            /** @description Null where there is no request. */
            averageDurationMs: number | null;
            /** @description Of the requests that had a first byte. */
            averageFirstByteMs: number | null;
            /**
             * @description Dollars, exact.
             * @example 12.345678901
             */
            costUsd: string;
            /** @description Hour (as `2026-11-21T13:00:00Z`), day, week (`2026-W47`), month, or key, user, account, group, model, platform or client, as asked. `none`: no group, or no known client. */
            id: string;
            /** @description Of a key, user, account or group that is still known. */
            name?: string;
            previous?: components["schemas"]["TotalsView"];
            /** @description Of the output, where the upstream says so. */
            reasoningTokens: number;
            requests: number;
            tokens: components["schemas"]["TokensView"];
            unfinished: components["schemas"]["UnfinishedView"];
            /** @description Requests whose cost is not known: the price of their model is missing. */
            unpricedRequests: number;
        };
        UserBatchAnswer: {
            /** @description In the order of the request. */
            results: components["schemas"]["UserBatchResult"][];
        };
        UserBatchResult: {
            /** @description One of `ids`. */
            id?: string;
            /** @description Place among those that were to be created, from 0. */
            index?: number;
            /** @description The password that was generated. It is never shown again. */
            password?: string;
            problem?: components["schemas"]["BatchProblemDto"];
            /** @enum {string} */
            status: "created" | "changed" | "refused";
            user?: components["schemas"]["UserView"];
        };
        UserChange: {
            /** @example Ada Lovelace */
            displayName?: string;
            /**
             * Format: email
             * @example ada@example.org
             */
            email?: string | null;
            /** @description Ends the sessions of the person, and lets their keys rest. */
            enabled?: boolean;
            /** @description Account groups that the person belongs to; their groups in the directory may bring more. */
            groupIds?: string[] | null;
            /** @description Replaces all former limits. */
            limits?: components["schemas"]["LimitsDto"] | null;
            /** @description Share of a free slot when several people wait for one; without it: 1. */
            queueWeight?: number | null;
            /**
             * @description Ends the sessions of the person.
             * @enum {string}
             */
            role?: "owner" | "admin" | "operator" | "member";
            /**
             * @example [
             *       "ci"
             *     ]
             */
            tags?: string[] | null;
        };
        UserChangeBatch: {
            /** @description The same for each of them. */
            change: components["schemas"]["UserChange"];
            ids: string[];
        };
        UserCodeRequest: {
            /**
             * @description As somebody typed it: case, spaces and dashes do not count.
             * @example WDJB-MJHT
             */
            userCode: string;
        };
        UserDirectoryView: {
            /** @example uid=ada,ou=people,dc=example,dc=org */
            dn: string;
            /**
             * @description Why the directory stands behind the person no longer.
             * @enum {string}
             */
            suspended?: "gone" | "disabled" | "expired" | "locked" | "not-in-required-group";
        };
        UserGroupView: {
            /** @example grp_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @example Research */
            name: string;
        };
        UserLimitsView: {
            /** @description Over all keys. */
            limits: components["schemas"]["LimitsStandingView"];
            userId: string;
        };
        UserPage: {
            items: components["schemas"]["ListedUserView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /** @description All records that fit, on whatever page. */
            total: number;
        };
        UserView: {
            /** @description Whether the person may sign in and their keys are good. */
            active: boolean;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Can be restored for 30 days.
             */
            deletedAt?: string;
            directory?: components["schemas"]["UserDirectoryView"];
            /** @example Ada Lovelace */
            displayName?: string;
            /** @example ada@example.org */
            email?: string;
            /** @description The administrators' switch. */
            enabled: boolean;
            /** @description Account groups that an administrator put the person into. */
            groupIds: string[];
            /** @description All account groups of the person, also by the directory. */
            groups: components["schemas"]["UserGroupView"][];
            /** @example usr_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @description Keys that the person holds, those that are switched off or expired included. */
            keyCount: number;
            /** @description Over all keys of the person together. */
            limits?: components["schemas"]["LimitsDto"];
            /** @description Has to choose another password before anything else. */
            mustChangePassword: boolean;
            /**
             * @description Who checks the password.
             * @enum {string}
             */
            provider: "local" | "directory";
            /** @description Share of a free slot when several people wait; absent: 1. */
            queueWeight?: number;
            /** @enum {string} */
            role: "owner" | "admin" | "operator" | "member";
            tags: string[];
            /** @example ada */
            username: string;
        };
        VerificationView: {
            /** @description How many entries are good, from the first that is kept. */
            entries: number;
            firstBad?: components["schemas"]["FirstBadView"];
            /** @description Hash of the last good entry, as the log of the worker names it every hour. */
            headHash: string;
            /** @description Sequence number of the last good entry. */
            headSeq: number;
            verified: boolean;
        };
        WebhookChange: {
            /** @description `telegram`: address of a Bot API server of your own. */
            apiBase?: string | null;
            /** @description `telegram`: token of the bot. */
            botToken?: string;
            /** @description `telegram`: a number, or @ and the name of a channel. */
            chatId?: string;
            /** @description Messages under way to it at the same time. */
            concurrency?: number;
            /** @description Events of one type about one thing are told once within so many seconds; 0: each is told. */
            dedupeSeconds?: number;
            /** @description `bark`: what the app shows. */
            deviceKey?: string;
            enabled?: boolean;
            /**
             * @description Types of events, families of them such as `account.*`, or `*` for all.
             * @example [
             *       "account.*",
             *       "pool.saturated"
             *     ]
             */
            events?: ("*" | "account.*" | "account.cooling" | "account.recovered" | "account.unauthorized" | "account.needs_reauth" | "account.quota_warning" | "account.quota_exhausted" | "pool.*" | "pool.saturated" | "pool.recovered" | "key.*" | "key.created" | "key.revoked" | "key.expiring" | "key.limit_reached" | "budget.*" | "budget.threshold" | "user.*" | "user.created" | "user.disabled" | "auth.*" | "auth.lockout" | "ldap.*" | "ldap.unreachable" | "ldap.mass_change_blocked" | "webhook.*" | "webhook.endpoint_disabled" | "usage.*" | "usage.price_unknown" | "system.*" | "system.redis_degraded" | "system.backup_stale" | "test")[];
            /** @description `smtp`: the address that mail is from. */
            from?: string;
            /** @description `bark`: group of the messages. */
            group?: string | null;
            /** @description Events of these account groups, and those that concern no group. Without it: of all. */
            groupIds?: string[] | null;
            /** @description `smtp`: name or address of the mail server. */
            host?: string;
            /** @description `bark`: address of a picture. */
            icon?: string | null;
            /** @description `feishu`, `dingtalk`: the word that the bot asks for. */
            keyword?: string | null;
            /** @description `bark`: level of all messages. */
            level?: string | null;
            /**
             * @description Events that matter less are not told.
             * @enum {string}
             */
            minimumSeverity?: "info" | "warning" | "critical";
            /** @example on call */
            name?: string;
            /** @description `smtp`: of the user. */
            password?: string | null;
            /** @description `smtp` */
            port?: number | null;
            /** @description What comes in these hours is told together at their end, but for what is critical. */
            quietHours?: components["schemas"]["QuietHoursDto"] | null;
            /** @description `feishu`, `dingtalk`: what the bot is signed to with. */
            secret?: string | null;
            /** @description `standard`: one to four signing secrets, where you bring them along. Otherwise one is made, and shown once. */
            secrets?: string[];
            /** @description `smtp`: `tls`, `starttls` or `opportunistic`. */
            security?: string | null;
            /** @description `bark`: address of a server of your own. */
            server?: string | null;
            /** @description `bark`: name of a sound. */
            sound?: string | null;
            /** @description `telegram`: a topic of the group; `discord`: a thread. */
            threadId?: string | null;
            /** @description `smtp`: up to 20 addresses. */
            to?: string[];
            /** @description Where messages go. Of `slack`, `discord`, `teams`, `feishu`, `dingtalk` and `wecom` it is a secret. */
            url?: string | null;
            /** @description `smtp`: who signs in. */
            user?: string | null;
        };
        WebhookPage: {
            items: components["schemas"]["ShownWebhookView"][];
            /**
             * @description Null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /** @description All records that fit, on whatever page. */
            total: number;
        };
        WebhookTestView: {
            /** @description Milliseconds. */
            durationMs: number;
            /**
             * @description `gone`: it answered that it wants nothing any more.
             * @enum {string}
             */
            outcome: "delivered" | "gone" | "failed";
            /**
             * @description Of a failure.
             * @example HTTP 404
             */
            reason?: string;
        };
        WebhookView: {
            /** @description `telegram`: address of a Bot API server of your own. */
            apiBase?: string;
            /** @enum {string} */
            channel: "standard" | "slack" | "discord" | "teams" | "telegram" | "feishu" | "dingtalk" | "wecom" | "bark" | "smtp";
            /** @description `telegram`: a number, or @ and the name of a channel. */
            chatId?: string;
            concurrency: number;
            /** Format: date-time */
            createdAt: string;
            dedupeSeconds: number;
            /**
             * @description Why the relay has switched it off: it answered 410, or nothing but failures for five days.
             * @enum {string}
             */
            disabledReason?: "gone" | "failing";
            enabled: boolean;
            events: ("*" | "account.*" | "account.cooling" | "account.recovered" | "account.unauthorized" | "account.needs_reauth" | "account.quota_warning" | "account.quota_exhausted" | "pool.*" | "pool.saturated" | "pool.recovered" | "key.*" | "key.created" | "key.revoked" | "key.expiring" | "key.limit_reached" | "budget.*" | "budget.threshold" | "user.*" | "user.created" | "user.disabled" | "auth.*" | "auth.lockout" | "ldap.*" | "ldap.unreachable" | "ldap.mass_change_blocked" | "webhook.*" | "webhook.endpoint_disabled" | "usage.*" | "usage.price_unknown" | "system.*" | "system.redis_degraded" | "system.backup_stale" | "test")[];
            /** @description `smtp`: the address that mail is from. */
            from?: string;
            /** @description `bark`: group of the messages. */
            group?: string;
            /** @description Absent: events of all account groups. */
            groupIds?: string[];
            /**
             * @description Settings that are there and never shown.
             * @example [
             *       "botToken"
             *     ]
             */
            hiddenFields: string[];
            /** @description `smtp`: name or address of the mail server. */
            host?: string;
            /** @description `bark`: address of a picture. */
            icon?: string;
            /** @example whe_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @description `feishu`, `dingtalk`: the word that the bot asks for. */
            keyword?: string;
            /** @description `bark`: level of all messages. */
            level?: string;
            /** @enum {string} */
            minimumSeverity: "info" | "warning" | "critical";
            /** @example on call */
            name: string;
            /** @description `smtp` */
            port?: number;
            quietHours?: components["schemas"]["QuietHoursDto"];
            /** @description `smtp`: `tls`, `starttls` or `opportunistic`. */
            security?: string;
            /** @description `bark`: address of a server of your own. */
            server?: string;
            /**
             * @description Whether the settings of the channel can be read.
             * @enum {string}
             */
            settingsState: "usable" | "unreadable";
            /** @description Of `standard`: the signatures of each message. */
            signatures?: components["schemas"]["SignatureView"][];
            /** @description `bark`: name of a sound. */
            sound?: string;
            /** @description `telegram`: a topic of the group; `discord`: a thread. */
            threadId?: string;
            /** @description `smtp`: up to 20 addresses. */
            to?: string[];
            /** @description Where messages go. Of `slack`, `discord`, `teams`, `feishu`, `dingtalk` and `wecom` it is a secret. */
            url?: string;
            /** @description `smtp`: who signs in. */
            user?: string;
        };
        WebhookWithSecretView: {
            /** @description `telegram`: address of a Bot API server of your own. */
            apiBase?: string;
            /** @enum {string} */
            channel: "standard" | "slack" | "discord" | "teams" | "telegram" | "feishu" | "dingtalk" | "wecom" | "bark" | "smtp";
            /** @description `telegram`: a number, or @ and the name of a channel. */
            chatId?: string;
            concurrency: number;
            /** Format: date-time */
            createdAt: string;
            dedupeSeconds: number;
            /**
             * @description Why the relay has switched it off: it answered 410, or nothing but failures for five days.
             * @enum {string}
             */
            disabledReason?: "gone" | "failing";
            enabled: boolean;
            events: ("*" | "account.*" | "account.cooling" | "account.recovered" | "account.unauthorized" | "account.needs_reauth" | "account.quota_warning" | "account.quota_exhausted" | "pool.*" | "pool.saturated" | "pool.recovered" | "key.*" | "key.created" | "key.revoked" | "key.expiring" | "key.limit_reached" | "budget.*" | "budget.threshold" | "user.*" | "user.created" | "user.disabled" | "auth.*" | "auth.lockout" | "ldap.*" | "ldap.unreachable" | "ldap.mass_change_blocked" | "webhook.*" | "webhook.endpoint_disabled" | "usage.*" | "usage.price_unknown" | "system.*" | "system.redis_degraded" | "system.backup_stale" | "test")[];
            /** @description `smtp`: the address that mail is from. */
            from?: string;
            /** @description `bark`: group of the messages. */
            group?: string;
            /** @description Absent: events of all account groups. */
            groupIds?: string[];
            /**
             * @description Settings that are there and never shown.
             * @example [
             *       "botToken"
             *     ]
             */
            hiddenFields: string[];
            /** @description `smtp`: name or address of the mail server. */
            host?: string;
            /** @description `bark`: address of a picture. */
            icon?: string;
            /** @example whe_4fK0aB9cD2eF7gH1iJ3k */
            id: string;
            /** @description `feishu`, `dingtalk`: the word that the bot asks for. */
            keyword?: string;
            /** @description `bark`: level of all messages. */
            level?: string;
            /** @enum {string} */
            minimumSeverity: "info" | "warning" | "critical";
            /** @example on call */
            name: string;
            /** @description `smtp` */
            port?: number;
            quietHours?: components["schemas"]["QuietHoursDto"];
            /** @description `whsec_…`, of a secret that was made: never shown again. */
            secret?: string;
            /** @description `smtp`: `tls`, `starttls` or `opportunistic`. */
            security?: string;
            /** @description `bark`: address of a server of your own. */
            server?: string;
            /**
             * @description Whether the settings of the channel can be read.
             * @enum {string}
             */
            settingsState: "usable" | "unreadable";
            /** @description Of `standard`: the signatures of each message. */
            signatures?: components["schemas"]["SignatureView"][];
            /** @description `bark`: name of a sound. */
            sound?: string;
            /** @description `telegram`: a topic of the group; `discord`: a thread. */
            threadId?: string;
            /** @description `smtp`: up to 20 addresses. */
            to?: string[];
            /** @description Where messages go. Of `slack`, `discord`, `teams`, `feishu`, `dingtalk` and `wecom` it is a secret. */
            url?: string;
            /** @description `smtp`: who signs in. */
            user?: string;
        };
        WindowForecastView: {
            /**
             * @description What share of it an hour uses up, at the rate of lately; null: too little is known.
             * @example 0.3
             */
            burnRatePerHour: number | null;
            /** @description The family of models that it limits; absent: all. */
            family?: string;
            /**
             * Format: date-time
             * @description Null: not said.
             */
            resetsAt: string | null;
            /**
             * Format: date-time
             * @description This moment where it is used up; null: not before its reset, or nobody knows.
             */
            runsOutAt: string | null;
            /**
             * @description 0 to 1 and above; null: not said.
             * @example 0.82
             */
            utilization: number | null;
            /**
             * @description As the upstream names it.
             * @example 5h
             */
            window: string;
        };
        WindowLimitsDto: {
            /** @description Cost within the span, in US dollars. */
            costUsd?: number;
            /** @description Any span of so many minutes. */
            minutes: number;
            /** @description Requests within the span. */
            requests?: number;
            /** @description Tokens within the span. */
            tokens?: number;
        };
        WindowView: {
            cost?: components["schemas"]["CostStandingView"];
            /** @description Any span of so many minutes. */
            minutes: number;
            requests?: components["schemas"]["CountStandingView"];
            /**
             * Format: date-time
             * @description When the oldest of it leaves, and some of it is free again; null: nothing is in it.
             */
            resetsAt: string | null;
            tokens?: components["schemas"]["CountStandingView"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    AccountGroupsController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                limit?: number;
                /** @description A part of its name, description or of a directory group that it stands for; or its id. */
                search?: string;
                /** @description What it is sorted by; `-`: falling. What is absent comes last. */
                sort?: "name" | "-name" | "strategy" | "-strategy" | "createdAt" | "-createdAt" | "accountCount" | "-accountCount" | "memberCount" | "-memberCount" | "keyCount" | "-keyCount";
                strategy?: "priority" | "round-robin" | "shuffle" | "least-busy" | "latency" | "cost" | "failover";
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
                    "application/json": components["schemas"]["AccountGroupPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountGroupsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccountGroupRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountGroupView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The name is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountGroupsController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["AccountGroupView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountGroupsController_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Keys, key policies, users or webhooks name it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountGroupsController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountGroupChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountGroupView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The name is taken, or somebody changed it at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountsController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                /** @description Members of an account group. */
                groupId?: string;
                limit?: number;
                /** @description Accounts of one person. */
                ownerId?: string;
                /** @description Whether it serves the keys of its owner only. */
                personal?: boolean;
                platform?: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
                /** @description The administrators' switch. */
                schedulable?: boolean;
                /** @description A part of its name, platform, address, its owner's user name or the name of a group of it; or its id. */
                search?: string;
                /** @description What it is sorted by; `-`: falling. `state`: what needs somebody first. `spent`: in US dollars today. What is absent comes last. */
                sort?: "name" | "-name" | "platform" | "-platform" | "priority" | "-priority" | "createdAt" | "-createdAt" | "expiresAt" | "-expiresAt" | "state" | "-state" | "running" | "-running" | "firstByteMs" | "-firstByteMs" | "spent" | "-spent" | "lastUsedAt" | "-lastUsedAt";
                state?: "available" | "paused" | "cooling" | "expired" | "unreadable" | "needs_reauth";
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
                    "application/json": components["schemas"]["AccountPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccountRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountsController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["ShownAccountView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountsController_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Keys are bound to it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountsController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Somebody changed it at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountHealthController_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.operate` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Somebody changed it at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountHealthController_reset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.operate` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountHealthController_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.operate` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Somebody changed it at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountHealthController_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountTestRequest"];
            };
        };
        responses: {
            /** @description The result, or events by name with their data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountTestView"];
                    "text/event-stream": components["schemas"]["AccountTestEvents"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.operate` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountTestsController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["TestScheduleView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.operate` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountTestsController_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestScheduleRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestScheduleView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Somebody changed it at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountTestsController_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Somebody changed it at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountTestsController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                limit?: number;
                /** @description Whether the account answered as it should. */
                ok?: boolean;
                /** @description What it is sorted by; `-`: falling. What is absent comes last. */
                sort?: "at" | "-at" | "tookMs" | "-tookMs" | "firstByteMs" | "-firstByteMs";
                trigger?: "schedule" | "manual";
            };
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["AccountTestRunPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.operate` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ConnectController_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectView"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The relay has no https address */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ConnectCallbackController_comeBack: {
        parameters: {
            query: {
                code?: string;
                error?: string;
                iss?: string;
                state: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account is connected */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ConnectController_complete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ApiKeysController_list: {
        parameters: {
            query?: {
                /** @description Keys that are bound to an account. */
                accountId?: string;
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                /** @description True: those that are deleted and can be restored, and no others. */
                deleted?: boolean;
                /** @description The key's own switch. */
                enabled?: boolean;
                /** @description Whether its time is over. */
                expired?: boolean;
                /** @description Keys that are bound to an account group; not those that fall back to it. */
                groupId?: string;
                limit?: number;
                origin?: "administrator" | "self" | "device";
                /** @description Whether its owner may do anything at all. */
                ownerActive?: boolean;
                /** @description A part of its name, its last letters, a tag, its group's name or its owner's user name or name; or its id. */
                search?: string;
                /** @description What it is sorted by; `-`: falling. What is absent comes last. */
                sort?: "name" | "-name" | "createdAt" | "-createdAt" | "expiresAt" | "-expiresAt" | "lastUsedAt" | "-lastUsedAt" | "group" | "-group" | "owner" | "-owner" | "origin" | "-origin" | "deletedAt" | "-deletedAt";
                tag?: string;
                /** @description Keys of one person. */
                userId?: string;
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
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ApiKeysController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKeyRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedApiKeyView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ApiKeysController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["ShownApiKeyView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ApiKeysController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Somebody changed it at the same moment, or it is deleted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ApiKeysController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Somebody changed it at the same moment, or it is deleted */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    KeyCaptureController_begin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyCaptureRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `captures.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing can be captured here, or the key changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    KeyCaptureController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `captures.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Somebody changed the key at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ApiKeyLimitsController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["OwnedKeyLimitsView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ApiKeyLifeController_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["ApiKeyView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It is not deleted, its owner is, or its owner has as many keys of their own as they may have */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ApiKeyLifeController_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotationRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedApiKeyView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It is switched off, deleted, or was changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ApiKeyLifeController_transfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It belongs to a sign-in, is deleted, or was changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ApiKeyBatchController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKeyBatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyBatchAnswer"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ApiKeyBatchController_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyChangeBatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyBatchAnswer"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AuditController_list: {
        parameters: {
            query?: {
                /** @description How the action begins. */
                action?: string;
                /** @description Id of a user, or a task of the relay such as `directory-sync`. */
                actorId?: string;
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                /** @description At this moment or later. */
                from?: string;
                limit?: number;
                outcome?: "done" | "refused" | "failed";
                /** @description A part of the action, of who did it, from where, of what it is about, or of a value that changed. */
                search?: string;
                /** @description By the order in which things were put down; `-`: the newest first. */
                sort?: "seq" | "-seq";
                subjectId?: string;
                subjectType?: string;
                /** @description Before this moment. */
                to?: string;
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
                    "application/json": components["schemas"]["AuditEntryPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `audit.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AuditController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seq: string;
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
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `audit.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description No such entry, or it is kept no more. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AuditController_export: {
        parameters: {
            query?: {
                /** @description How the action begins. */
                action?: string;
                /** @description Id of a user, or a task of the relay such as `directory-sync`. */
                actorId?: string;
                format?: "ndjson" | "csv";
                /** @description At this moment or later. */
                from?: string;
                outcome?: "done" | "refused" | "failed";
                /** @description A part of the action, of who did it, from where, of what it is about, or of a value that changed. */
                search?: string;
                subjectId?: string;
                subjectType?: string;
                /** @description Before this moment. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One entry a line */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["ProblemDto"];
                    "text/csv": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `audit.verify` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["ProblemDto"];
                    "text/csv": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AuditController_verify: {
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
                    "application/json": components["schemas"]["VerificationView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `audit.verify` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DirectoryController_show: {
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
                    "application/json": components["schemas"]["DirectoryView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `directory.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DirectoryController_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectoryChangeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryView"];
                };
            };
            /** @description A value is not accepted, or does not fit the others */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `directory.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Somebody changed it at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DirectoryOperationsController_status: {
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
                    "application/json": components["schemas"]["DirectoryStatusView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `directory.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DirectoryOperationsController_sync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectorySyncRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectorySyncView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `directory.operate` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DirectoryOperationsController_test: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectoryTestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryTestView"];
                };
            };
            /** @description A value is not accepted, or does not fit the others */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `directory.operate` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ForecastsController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                /** @description Whether there is nothing left. */
                isUsedUp?: boolean;
                limit?: number;
                /** @description A part of the name of the account or key, of the user name or of the limit; or an id. */
                search?: string;
                /** @description What it is sorted by; `-`: falling. `runsOutAt`: what is used up comes first. What is absent comes last. */
                sort?: "runsOutAt" | "-runsOutAt" | "resetsAt" | "-resetsAt" | "utilization" | "-utilization" | "name" | "-name" | "subject" | "-subject" | "limit" | "-limit";
                subject?: "account" | "key" | "user";
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
                    "application/json": components["schemas"]["ShortagePage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `usage.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    KeyPoliciesController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                limit?: number;
                /** @description Policies that name this role. */
                role?: "owner" | "admin" | "operator" | "member";
                /** @description A part of its name or description; or its id. */
                search?: string;
                /** @description What it is sorted by; `-`: falling. What is absent comes last. */
                sort?: "name" | "-name" | "createdAt" | "-createdAt" | "maxKeys" | "-maxKeys" | "personCount" | "-personCount";
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
                    "application/json": components["schemas"]["KeyPolicyPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `policies.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    KeyPoliciesController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKeyPolicyRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPolicyView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `policies.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The name is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    KeyPoliciesController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["KeyPolicyView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `policies.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    KeyPoliciesController_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `policies.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    KeyPoliciesController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyPolicyChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPolicyView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `policies.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The name is taken, or somebody changed it at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    LiveController_watch: {
        parameters: {
            query?: {
                /** @description Milliseconds: records that have changed during that time before this call are told as `changed` after the first snapshot. For whoever has asked for records before they watched. */
                missed?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each member is an event, and holds its data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["LiveMessages"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `accounts.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description You watch on ten connections already */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PricesController_list: {
        parameters: {
            query?: {
                /** @description Also those that are past or that an override replaces. */
                all?: boolean;
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                limit?: number;
                platform?: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
                /** @description Part of a name of the model. */
                search?: string;
                /** @description What it is sorted by; `-`: falling. `input` and `output`: US dollars per million tokens. What is absent comes last. */
                sort?: "platform" | "-platform" | "model" | "-model" | "displayName" | "-displayName" | "from" | "-from" | "source" | "-source" | "standing" | "-standing" | "input" | "-input" | "output" | "-output";
                source?: "bundled" | "fetched" | "override";
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
                    "application/json": components["schemas"]["ListedPricePage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `usage.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PriceOverridesController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPriceRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceOverrideView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `prices.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is one of this model and day */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PriceOverridesController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["PriceOverrideView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `usage.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PriceOverridesController_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `prices.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PriceOverridesController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceOverrideView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `prices.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is one of this model and day, or somebody changed it at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PricesController_lookUp: {
        parameters: {
            query: {
                /** @description With the prices of this account. */
                accountId?: string;
                /** @description When the request came in; absent: now. */
                at?: string;
                /** @description In any words of the platform for it. */
                model: string;
                platform: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
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
                    "application/json": components["schemas"]["PriceLookUpView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `usage.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description No such account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PricesController_unknown: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                /** @description Whether it has a price by now. */
                hasPrice?: boolean;
                limit?: number;
                platform?: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
                /** @description Part of the name or the platform. */
                search?: string;
                /** @description What it is sorted by; `-`: falling. What is absent comes last. */
                sort?: "requests" | "-requests" | "tokens" | "-tokens" | "lastAt" | "-lastAt" | "model" | "-model" | "platform" | "-platform";
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
                    "application/json": components["schemas"]["UnpricedModelPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `usage.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    QueuesController_list: {
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
                    "application/json": components["schemas"]["QueuePage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `queues.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    QueuesController_failed: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                limit?: number;
                /** @description By when it failed; `-`: the latest first. */
                sort?: "failedAt" | "-failedAt";
            };
            header?: never;
            path: {
                name: string;
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
                    "application/json": components["schemas"]["FailedJobPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `queues.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    QueuesController_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `queues.operate` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It is being tried again already, or cannot be */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    RequestsController_explain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["ExplainedRequestView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `usage.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description No such request, or its explanation is no longer kept. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CapturesController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["CapturedRequestView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `captures.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It was not captured, or the time of its capture is over. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CapturesController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `captures.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It was not captured, or the time of its capture is over. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    SettingsController_show: {
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
                    "application/json": components["schemas"]["SettingsView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `settings.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    TagsController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                limit?: number;
                /** @description Whether any key has it. */
                ofKeys?: boolean;
                /** @description Whether any person has it. */
                ofPeople?: boolean;
                /** @description A part of the tag. */
                search?: string;
                /** @description What it is sorted by; `-`: falling. What is absent comes last. */
                sort?: "tag" | "-tag" | "keyCount" | "-keyCount" | "personCount" | "-personCount";
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
                    "application/json": components["schemas"]["TagPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UsageController_sums: {
        parameters: {
            query?: {
                /** @description Only what this account was used for. */
                accountId?: string;
                by?: "total" | "hour" | "day" | "week" | "month" | "key" | "user" | "account" | "group" | "model" | "platform" | "client";
                /** @description A program by the names of `allowedClients`; `none`: any other. */
                client?: string;
                /** @description The same sums of as many days just before: hours, days, weeks and months by their place in the period. */
                compare?: "previous";
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description First day, in the time zone of the relay. */
                from?: string;
                /** @description Only what went through this account group; `none`: through no group. */
                groupId?: string;
                /** @description Only what this key used. One of these filters at a time. */
                keyId?: string;
                limit?: number;
                /** @description As callers named it. */
                model?: string;
                platform?: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
                /** @description By id rising, by the others falling. */
                sort?: "id" | "cost" | "requests" | "tokens";
                /** @description Last day, included; today if left out. */
                to?: string;
                /** @description Only what this person used. */
                userId?: string;
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
                    "application/json": components["schemas"]["UsageAnswer"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `usage.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UsageRecordsController_export: {
        parameters: {
            query?: {
                /** @description Whose last attempt was on this account. */
                accountId?: string;
                /** @description The client program, as `allowedClients` of keys name it. */
                client?: string;
                format?: "ndjson" | "csv";
                /** @description Requests that came in at or after this. */
                from?: string;
                /** @description Whose account was found through this account group. */
                groupId?: string;
                /** @description True: also what lies in the archive on the machine of this gateway. */
                includeArchive?: boolean;
                /** @description Of one key, whoever had it at the time. */
                keyId?: string;
                /** @description Those that took so many milliseconds or more. */
                minDurationMs?: number;
                /** @description As the caller named it. */
                model?: string;
                outcome?: "completed" | "caller-left" | "upstream-failed" | "upstream-interrupted" | "gateway-lost";
                platform?: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
                /** @description Of one request: `x-request-id` of its answer. */
                requestId?: string;
                /** @description Some of it was charged in this class. */
                serviceClass?: "standard" | "batch" | "flex" | "priority" | "fast";
                source?: "exact" | "partial" | "estimated";
                /** @description HTTP status that the caller got; 0: none was sent. */
                status?: number;
                /** @description Requests that came in before this. */
                to?: string;
                /** @description True: those whose cost is not known, because the price of a model is missing. */
                unpriced?: boolean;
                /** @description Of one person. */
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record a line */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["ProblemDto"];
                    "text/csv": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `usage.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["ProblemDto"];
                    "text/csv": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UsageReconciliationsController_reconcile: {
        parameters: {
            query: {
                /** @description The accounts that the export is of; all of the provider's own platform if left out. */
                accountIds?: string;
                /** @description First day; the first of the export if left out. */
                from?: string;
                /** @description Whose export it is. */
                provider: "anthropic" | "openai";
                /** @description Where the days of the export begin and end. */
                timezone?: string;
                /** @description Last day, included; likewise. */
                to?: string;
                /** @description Per cent of the provider's figure that ours may be off by, with three places at most. */
                tolerancePercent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationView"];
                    "text/csv": components["schemas"]["ReconciliationView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                    "text/csv": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `usage.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                    "text/csv": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UsageRecordsController_list: {
        parameters: {
            query?: {
                /** @description Whose last attempt was on this account. */
                accountId?: string;
                /** @description The client program, as `allowedClients` of keys name it. */
                client?: string;
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                /** @description Requests that came in at or after this. */
                from?: string;
                /** @description Whose account was found through this account group. */
                groupId?: string;
                /** @description Of one key, whoever had it at the time. */
                keyId?: string;
                limit?: number;
                /** @description Those that took so many milliseconds or more. */
                minDurationMs?: number;
                /** @description As the caller named it. */
                model?: string;
                outcome?: "completed" | "caller-left" | "upstream-failed" | "upstream-interrupted" | "gateway-lost";
                platform?: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
                /** @description Of one request: `x-request-id` of its answer. */
                requestId?: string;
                /** @description Some of it was charged in this class. */
                serviceClass?: "standard" | "batch" | "flex" | "priority" | "fast";
                /** @description By when requests were over; `-`: the newest first. */
                sort?: "endedAt" | "-endedAt";
                source?: "exact" | "partial" | "estimated";
                /** @description HTTP status that the caller got; 0: none was sent. */
                status?: number;
                /** @description Requests that came in before this. */
                to?: string;
                /** @description True: those whose cost is not known, because the price of a model is missing. */
                unpriced?: boolean;
                /** @description Of one person. */
                userId?: string;
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
                    "application/json": components["schemas"]["UsageRecordPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `usage.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UsageRepricingsController_list: {
        parameters: {
            query?: {
                /** @description False: previews. */
                apply?: boolean;
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                limit?: number;
                /** @description A part of the model or platform that it is about; or its id, or that of the account or key. */
                search?: string;
                /** @description What it is sorted by; `-`: falling. What is absent comes last. */
                sort?: "createdAt" | "-createdAt" | "endedAt" | "-endedAt" | "state" | "-state" | "from" | "-from" | "to" | "-to";
                state?: "waiting" | "running" | "done" | "failed" | "cancelled";
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
                    "application/json": components["schemas"]["RepricingPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `usage.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UsageRepricingsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RepricingRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepricingView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `usage.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Too many are waiting */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UsageRepricingsController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["RepricingView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `usage.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UsageRepricingsController_apply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["RepricingView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `usage.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It is no preview that is done */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UsageRepricingsController_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["RepricingView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `usage.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UsersController_list: {
        parameters: {
            query?: {
                /** @description Whether the person may do anything: switched on, and in good standing with the directory. */
                active?: boolean;
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                /** @description True: who is deleted and can be restored, and nobody else. */
                deleted?: boolean;
                /** @description The administrators' switch. */
                enabled?: boolean;
                /** @description Members of an account group, also through the directory. */
                groupId?: string;
                limit?: number;
                provider?: "local" | "directory";
                role?: "owner" | "admin" | "operator" | "member";
                /** @description A part of user name, name, e-mail address or a tag; or the id. */
                search?: string;
                /** @description What it is sorted by; `-`: falling. `role`: who may do most first. What is absent comes last. */
                sort?: "username" | "-username" | "displayName" | "-displayName" | "email" | "-email" | "role" | "-role" | "provider" | "-provider" | "createdAt" | "-createdAt" | "deletedAt" | "-deletedAt" | "keyCount" | "-keyCount" | "lastUsedAt" | "-lastUsedAt" | "lastSignInAt" | "-lastSignInAt";
                tag?: string;
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
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UsersController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUserRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedUserView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The user name is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UsersController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["ShownUserView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UsersController_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It would leave no owner, or somebody changed it meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UsersController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It would leave no owner, or somebody changed it meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UserActionsController_disable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It cannot be done with this person as they are */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UserActionsController_enable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It cannot be done with this person as they are */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UserActionsController_endSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It cannot be done with this person as they are */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UserLimitsController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["UserLimitsView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UserActionsController_resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["IssuedUserView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It cannot be done with this person as they are */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UserActionsController_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It cannot be done with this person as they are */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UserSessionsController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                kind?: "console" | "device";
                limit?: number;
                /** @description A part of what the browser or the program says of itself, or of the address; or the id. */
                search?: string;
                /** @description What it is sorted by; `-`: falling. What is absent comes last. */
                sort?: "createdAt" | "-createdAt" | "lastUsedAt" | "-lastUsedAt" | "kind" | "-kind" | "address" | "-address";
            };
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UserSessionsController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                sessionId: string;
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
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The key of the device was changed at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UserActionsController_unlock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It cannot be done with this person as they are */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UserBatchesController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUserBatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserBatchAnswer"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    UserBatchesController_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChangeBatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserBatchAnswer"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `users.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WebhooksController_list: {
        parameters: {
            query?: {
                channel?: "standard" | "slack" | "discord" | "teams" | "telegram" | "feishu" | "dingtalk" | "wecom" | "bark" | "smtp";
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                /** @description Whether it is told of anything. */
                enabled?: boolean;
                limit?: number;
                /** @description A part of its name, channel, an event that it is told of or the host of its address; or its id. */
                search?: string;
                /** @description What it is sorted by; `-`: falling. `enabled`: those that are off first. */
                sort?: "name" | "-name" | "channel" | "-channel" | "createdAt" | "-createdAt" | "minimumSeverity" | "-minimumSeverity" | "enabled" | "-enabled";
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
                    "application/json": components["schemas"]["WebhookPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `webhooks.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WebhooksController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhookRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecretView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `webhooks.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The name is taken, or there are as many as there may be */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WebhooksController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["ShownWebhookView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `webhooks.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WebhooksController_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `webhooks.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WebhooksController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `webhooks.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The name is taken, or somebody changed it at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WebhookDeliveriesController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                limit?: number;
                /** @description By when it was created; `-`: the newest first. */
                sort?: "createdAt" | "-createdAt";
                /** @description Absent: all. */
                state?: "waiting" | "delivered" | "dead";
            };
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `webhooks.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WebhookDeliveriesController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deliveryId: string;
                id: string;
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
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `webhooks.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WebhookDeliveriesController_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deliveryId: string;
                id: string;
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
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `webhooks.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description It waits already, or the webhook is switched off */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WebhookActionsController_enable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `webhooks.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Somebody changed it at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WebhookDeliveriesController_replayDead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["ReplayedView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `webhooks.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The webhook is switched off */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WebhookActionsController_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateSecretRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecretView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `webhooks.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Its channel has none, or too many would sign at once */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    WebhookActionsController_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["WebhookTestView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `webhooks.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AuthController_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInDto"];
                };
            };
            /** @description Not signed in; with `retry-after` after too many failures */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AuthController_logout: {
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
        };
    };
    AuthController_refresh: {
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
                    "application/json": components["schemas"]["SignedInDto"];
                };
            };
            /** @description There is no session, or it ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    MeController_profile: {
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
                    "application/json": components["schemas"]["ProfileDto"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `self.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnApiKeysController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                limit?: number;
                /** @description A part of its name, its last letters or a tag; or its id. */
                search?: string;
                /** @description What it is sorted by; `-`: falling. What is absent comes last. */
                sort?: "name" | "-name" | "createdAt" | "-createdAt" | "expiresAt" | "-expiresAt" | "lastUsedAt" | "-lastUsedAt" | "group" | "-group";
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
                    "application/json": components["schemas"]["OwnApiKeyPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `own-keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnApiKeysController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOwnApiKey"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedApiKeyView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description No policy gives you keys with this binding
             *
             *     The role does not hold `own-keys.manage`
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description You have as many keys of your own as you may have */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnApiKeysController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["OwnApiKeyView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `own-keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnApiKeyLifeController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `own-keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnApiKeysController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnApiKeyChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description It is not yours to change in this way
             *
             *     The role does not hold `own-keys.manage`
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Somebody changed it at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    TryController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["OfferedModelsView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `own-keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The key is switched off or has expired */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnApiKeyLifeController_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotationRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedApiKeyView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `own-keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The key is switched off, or was changed at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    TryController_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryRequest"];
            };
        };
        responses: {
            /** @description Events by name, with their data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["TryEvents"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description The key is not for this address, or not for the console
             *
             *     The role does not hold `own-keys.manage`
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The key is switched off or has expired */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ClientConfigController_show: {
        parameters: {
            query: {
                client: "claude-code" | "codex" | "gemini-cli" | "vscode" | "sdk-python" | "sdk-node" | "curl";
                /** @description A key of one’s own: examples name models that it may ask for. */
                keyId?: string;
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
                    "application/json": components["schemas"]["ClientConfigView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `self.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description No such key of one’s own */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DeviceApprovalsController_approve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserCodeRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `own-keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `caller_record_unknown`: the code is wrong or over. `caller_route_unknown`: no device signs in here, as the relay has no https address */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Somebody approved or denied it already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Too many codes were wrong: see `retry-after` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DeviceApprovalsController_deny: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserCodeRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `own-keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `caller_record_unknown`: the code is wrong or over. `caller_route_unknown`: no device signs in here, as the relay has no https address */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Somebody approved or denied it already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Too many codes were wrong: see `retry-after` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DeviceApprovalsController_lookUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserCodeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceApprovalView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `own-keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `caller_record_unknown`: the code is wrong or over. `caller_route_unknown`: no device signs in here, as the relay has no https address */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Somebody approved or denied it already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Too many codes were wrong: see `retry-after` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnApiKeyPolicyController_show: {
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
                    "application/json": components["schemas"]["OwnKeyPolicyView"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `own-keys.manage` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnLimitsController_own: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                limit?: number;
                /** @description A part of the name of a key or of a tag of it; or its id. */
                search?: string;
                /** @description What it is sorted by; `-`: falling. What is absent comes last. */
                sort?: "name" | "-name" | "createdAt" | "-createdAt";
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
                    "application/json": components["schemas"]["OwnLimitsPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `self.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnLiveController_watch: {
        parameters: {
            query?: {
                /** @description Milliseconds: records that have changed during that time before this call are told as `changed` after the first snapshot. For whoever has asked for records before they watched. */
                missed?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each member is an event, and holds its data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["OwnLiveMessages"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `self.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description You watch on ten connections already */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PasswordController_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChangeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInDto"];
                };
            };
            /** @description The current password is wrong, or the new one not accepted */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `self.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The password is kept in the directory */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The current password was wrong too often */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    SessionsController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                kind?: "console" | "device";
                limit?: number;
                /** @description A part of what the browser or the program says of itself, or of the address; or the id. */
                search?: string;
                /** @description What it is sorted by; `-`: falling. What is absent comes last. */
                sort?: "createdAt" | "-createdAt" | "lastUsedAt" | "-lastUsedAt" | "kind" | "-kind" | "address" | "-address";
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
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `self.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    SessionsController_endAll: {
        parameters: {
            query?: {
                /** @description Only the others: the session that asks goes on. */
                others?: boolean;
            };
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
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `self.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The account, or the key of a device, was changed at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    SessionsController_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `self.write` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The key of the device was changed at the same moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnUsageController_own: {
        parameters: {
            query?: {
                by?: "total" | "hour" | "day" | "week" | "month" | "key" | "model" | "client";
                /** @description The same sums of as many days just before: hours, days, weeks and months by their place in the period. */
                compare?: "previous";
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description First day, in the time zone of the relay. */
                from?: string;
                /** @description Only what this key of mine used, by time or model. Includes what it used before it was handed to me. */
                keyId?: string;
                limit?: number;
                /** @description By id rising, by the others falling. */
                sort?: "id" | "cost" | "requests" | "tokens";
                /** @description Last day, included; today if left out. */
                to?: string;
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
                    "application/json": components["schemas"]["OwnUsageAnswer"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `self.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    OwnUsageRecordsController_own: {
        parameters: {
            query?: {
                /** @description The client program, as `allowedClients` of keys name it. */
                client?: string;
                /** @description `nextCursor` of the page before, with the same order and filters. */
                cursor?: string;
                /** @description Requests that came in at or after this. */
                from?: string;
                /** @description Of one key, whoever had it at the time. */
                keyId?: string;
                limit?: number;
                /** @description Those that took so many milliseconds or more. */
                minDurationMs?: number;
                /** @description As the caller named it. */
                model?: string;
                outcome?: "completed" | "caller-left" | "upstream-failed" | "upstream-interrupted" | "gateway-lost";
                platform?: "claude" | "bedrock" | "vertex" | "gemini" | "openai" | "azure-openai" | "azure-foundry" | "droid" | "anthropic-compatible" | "openai-compatible" | "sandbox";
                /** @description Of one request: `x-request-id` of its answer. */
                requestId?: string;
                /** @description Some of it was charged in this class. */
                serviceClass?: "standard" | "batch" | "flex" | "priority" | "fast";
                /** @description By when requests were over; `-`: the newest first. */
                sort?: "endedAt" | "-endedAt";
                source?: "exact" | "partial" | "estimated";
                /** @description HTTP status that the caller got; 0: none was sent. */
                status?: number;
                /** @description Requests that came in before this. */
                to?: string;
                /** @description True: those whose cost is not known, because the price of a model is missing. */
                unpriced?: boolean;
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
                    "application/json": components["schemas"]["OwnUsageRecordPage"];
                };
            };
            /** @description Not signed in, or the session ended */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The role does not hold `self.read` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
}
