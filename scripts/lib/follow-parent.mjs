// Loaded into a child process: its parent gone means that nobody would ever stop it.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
