;; SPDX-License-Identifier: MIT  -*- lexical-binding: t -*-
;; CIDER as a client: emacs --batch -Q -L ... -l cider.el PORT FILE, in the folder
;; of FILE, a Clojure file. Prints one line for each thing that is done.
(setq load-prefer-newer t)
(require 'cider)
(setq cider-repl-pop-to-buffer-on-connect nil
      cider-show-error-buffer nil
      cider-repl-display-help-banner nil
      nrepl-hide-special-buffers t
      nrepl-sync-request-timeout 60)

(defun say (what value) (princ (format "%s %s\n" what value)))

(defun wait-for (f)
  "Let things happen until F says that it is so."
  (let ((end (+ 60 (float-time))))
    (while (and (not (funcall f)) (< (float-time) end))
      (accept-process-output nil 0.05))))

(defun value-of (code)
  (let ((r (cider-nrepl-sync-request:eval code)))
    (or (nrepl-dict-get r "value") (nrepl-dict-get r "err"))))

(let* ((port (string-to-number (pop command-line-args-left)))
       (file (pop command-line-args-left))
       (repl (cider-connect-clj (list :host "127.0.0.1" :port port
                                      :project-dir default-directory)))
       buffer)
  (wait-for (lambda () (buffer-local-value 'nrepl-session repl)))
  (wait-for #'cider-connected-p)
  (setq buffer (find-file file))
  (with-current-buffer buffer
    (clojure-mode)
    (cider-mode 1)
    (say "connected" (and (cider-connected-p) t))
    (say "value" (value-of "(+ 1 2)"))
    (cider-load-buffer)
    (wait-for (lambda () (equal "42" (value-of "(shop.core/total [40 2])"))))
    (say "loaded" (value-of "(shop.core/total [40 2])"))
    (say "namespace" (cider-current-ns))
    (say "error" (car (split-string (value-of "(nothing)") "\n")))
    (say "exception" (car (split-string (value-of "(/ 1 0)") "\n")))
    (say "after it" (value-of "*1"))
    (say "macroexpansion"
         (if (cider-nrepl-op-supported-p "macroexpand")
             (nrepl-dict-get (cider-nrepl-send-sync-request
                              '("op" "macroexpand" "code" "(when 1 2)"))
                             "expansion")))
    (say "completion" (mapconcat #'substring-no-properties
                                 (cider-complete "tota") " "))
    (say "eldoc" (let ((info (cider-eldoc-info "total")))
                   (format "%s" (cadr (member "arglists" info)))))
    ;; Evaluating a definition in the buffer, as C-c C-c does.
    (goto-char (point-min))
    (search-forward "reduce +")
    (replace-match "reduce *")
    (cider-eval-defun-at-point)
    (wait-for (lambda () (equal "80" (value-of "(shop.core/total [40 2])"))))
    (say "redefined" (value-of "(shop.core/total [40 2])"))
    ;; Output comes to the REPL buffer.
    (cider-interactive-eval "(println \"printed\")")
    (wait-for (lambda () (with-current-buffer repl
                           (save-excursion (goto-char (point-min))
                                           (search-forward "printed" nil t)))))
    (say "output" (with-current-buffer repl
                    (save-excursion (goto-char (point-min))
                                    (and (search-forward "printed" nil t) t))))
    (let (status)
      (cider-nrepl-request:eval "(while true)"
                                (lambda (r) (push (nrepl-dict-get r "status")
                                                  status)))
      (accept-process-output nil 1)
      (cider-interrupt)
      (wait-for (lambda () (assoc "done" status)))
      (wait-for (lambda () (seq-some (lambda (s) (member "interrupted" s))
                                     status)))
      (say "interrupted" (and (seq-some (lambda (s) (member "interrupted" s))
                                        status) t)))
    (say "at last" (value-of "(+ 1 2)"))
    (set-buffer-modified-p nil)))
